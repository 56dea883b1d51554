package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import java.util.List;
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
    // Four and a half seconds hold four seams at least, and the windows overlap by half: a click at
    // each would show in four of them. Two are allowed for what a busy machine conceals.
    long impure =
        windows.stream()
            .filter(window -> window.path("ms").asDouble() >= 2500)
            .filter(window -> window.path("purity").asDouble() < 0.9)
            .count();
    assertThat(impure).isLessThanOrEqualTo(2);
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
