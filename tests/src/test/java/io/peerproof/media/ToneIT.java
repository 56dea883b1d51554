package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class ToneIT {

  private static final Logger LOG = LoggerFactory.getLogger(ToneIT.class);

  private static final int PEER = 1;
  private static final int HERTZ = Tone.ofPeer(PEER).hertz();

  /** Largest distance of a received tone from the peer's tone. */
  private static final double TOLERANCE_HERTZ = 20;

  /** Time until the processing has settled. */
  private static final int SETTLED_MS = 2500;

  /** Length of the microphone's loop: see {@code WavFile}. */
  private static final int LOOP_MS = 1000;

  /** Loops that are judged. */
  private static final int LOOPS = 4;

  /** Length of two windows that overlap by half, and how far a buffer may move a seam. */
  private static final int SEAM_MS = 120;

  private static BrowserFixture browserFixture;
  private static BrowserSession browser;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    browser = browserFixture.bareBrowser(PEER, CameraPolicy.GRANTED);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void the_tone_of_a_sound_is_found_and_only_a_tone_is_pure() {
    JsonNode sums = MediaPage.resultOf(browser, browserFixture.page("tone.html"));

    assertThat(sums.path("tones")).hasSizeGreaterThan(200);
    for (JsonNode tone : sums.path("tones")) {
      assertThat(tone.path("found").path("hz").asDouble())
          .isCloseTo(tone.path("hz").asDouble(), within(5.0));
      assertThat(tone.path("found").path("purity").asDouble()).isGreaterThan(0.99);
    }
    assertThat(sums.path("mixed").path("hz").asDouble()).isCloseTo(608, within(5.0));
    assertThat(sums.path("mixed").path("purity").asDouble()).isBetween(0.95, 0.995);
    assertThat(sums.path("silence").path("hz").isNull()).isTrue();
    assertThat(sums.path("silence").path("levelDb").asDouble()).isEqualTo(-120);
    assertThat(sums.path("noises"))
        .hasSize(20)
        .allSatisfy(purity -> assertThat(purity.asDouble()).isBetween(0.0, 0.2));
    assertThat(sums.path("odd")).hasSize(15);
    assertThat(sums.path("odd"))
        .allSatisfy(outcome -> assertThat(outcome.asString()).matches("null -?\\d+(\\.\\d+)? 0"));
  }

  @Test
  void the_tone_comes_through_a_pages_default_processing_and_its_loop_is_not_heard() {
    JsonNode heard = MediaPage.resultOf(browser, browserFixture.page("tone-heard.html"));

    JsonNode settings = heard.path("settings");
    assertThat(settings.path("echoCancellation").asBoolean()).isTrue();
    assertThat(settings.path("noiseSuppression").asBoolean()).isTrue();
    assertThat(settings.path("autoGainControl").asBoolean()).isTrue();
    List<JsonNode> windows = heard.path("windows").valueStream().toList();
    LOG.info(
        "{} Hz found in {} of windows in all, {} after 1 s, {} after 5 s; level {} dB",
        HERTZ,
        share(windows, 0, 9000, 0),
        share(windows, 1000, 9000, 0.9),
        share(windows, 5000, 9000, 0.9),
        windows.get(windows.size() - 1).path("levelDb"));
    assertThat(share(windows, 1000, 2500, 0)).isGreaterThan(0.8);
    assertThat(share(windows, 5000, 7000, 0)).isGreaterThan(0.9);
    List<Double> impure =
        windows.stream()
            .filter(window -> window.path("purity").asDouble() < 0.9)
            .map(window -> window.path("ms").asDouble())
            .filter(ms -> ms >= SETTLED_MS && ms < SETTLED_MS + LOOPS * LOOP_MS)
            .toList();
    // What a busy machine conceals is anywhere; a seam is at one place of each loop.
    assertThat(IntStream.iterate(0, ms -> ms < LOOP_MS, ms -> ms + SEAM_MS / 2))
        .as("places of the loop that are impure in each loop, of %s", impure)
        .noneMatch(ms -> isImpureInEachLoop(ms, impure));
  }

  /** Tells whether each loop is impure near this time after its beginning. */
  private static boolean isImpureInEachLoop(int ms, List<Double> impure) {
    return impure.stream()
            .filter(atMs -> (atMs - SETTLED_MS - ms + LOOP_MS) % LOOP_MS < SEAM_MS)
            .map(atMs -> Math.floor((atMs - SETTLED_MS - ms + LOOP_MS) / LOOP_MS))
            .distinct()
            .count()
        >= LOOPS;
  }

  /**
   * Returns the share of windows between two times that contain this peer's tone with at least this
   * purity.
   */
  private static double share(List<JsonNode> windows, int fromMs, int toMs, double purity) {
    List<JsonNode> between =
        windows.stream()
            .filter(window -> window.path("ms").asDouble() >= fromMs)
            .filter(window -> window.path("ms").asDouble() <= toMs)
            .toList();
    assertThat(between).hasSizeGreaterThan(20);
    return between.stream()
            .filter(
                window ->
                    Math.abs(window.path("hz").asDouble(0) - HERTZ) <= TOLERANCE_HERTZ
                        && window.path("purity").asDouble() >= purity)
            .count()
        / (double) between.size();
  }
}
