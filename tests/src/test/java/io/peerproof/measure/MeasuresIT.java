package io.peerproof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProofNotifier;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.BrowserSession;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.measure.VideoDelay;
import io.peerproof.proof.measure.VideoMeasures;
import io.peerproof.proof.measure.VideoQuality;
import io.peerproof.report.CallReport;
import io.peerproof.run.CallSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Measures of real calls whose video was changed by a known amount. */
class MeasuresIT {

  private static final Path FOLDER = Path.of("target", "peerproof", "measures");
  private static final Duration HOLD = Duration.ofSeconds(4);

  /**
   * Tolerance for equal calls. They differed by 25 ms on two cores with work for thirteen; the test
   * measures larger amounts.
   */
  private static final double LIKE_CALLS_DIFFER_BY_MS = 100;

  private static CallSeries series;

  @BeforeAll
  static void open() throws Exception {
    series =
        CallSeries.open(
            settings("as-it-is"), Files.createDirectories(FOLDER), ProgressListener.silent());
    series.make(settings("as-it-is").withHold(Duration.ZERO), FOLDER); // in a first one all is slow
  }

  @AfterAll
  static void close() {
    series.close();
  }

  @Test
  void a_delay_of_known_size_is_measured_to_the_size_that_is_known() throws Exception {
    double without = roundMs("held-0-ms");
    double with = roundMs("held-300-ms");
    double againWithout = roundMs("held-0-ms");
    double againWith = roundMs("held-300-ms");

    double added = (with + againWith - without - againWithout) / 2;
    double differ = Math.abs(againWith - with) + Math.abs(againWithout - without);
    System.out.printf("Of 300 ms that were added, %.1f ms were measured.%n", added);
    assertThat(added).isCloseTo(300, within(Math.max(LIKE_CALLS_DIFFER_BY_MS, differ)));
  }

  @Test
  void a_video_of_five_frames_a_second_shows_in_the_rate() throws Exception {
    VideoMeasures good = video("as-it-is");
    VideoMeasures slow = video("slow");

    // Six times as many, unless the machine is busy.
    assertThat(rate(slow)).isPositive().isLessThan(6.5).isLessThan(0.7 * rate(good));
    assertThat(slow.framesLost()).isGreaterThan(slow.framesPresented());
  }

  @Test
  void a_video_that_stands_still_for_a_while_shows_in_the_freezes() throws Exception {
    VideoMeasures good = video("as-it-is");
    PauseObserver pause = new PauseObserver();
    VideoMeasures freezing = video(made("freezing", pause), PeerRole.CALLEE);

    // What a busy machine adds is what the good call stood still for.
    assertThat(freezing.longestFreezeMs())
        .isBetween(pause.lengthMs - 50, pause.lengthMs + 700 + good.longestFreezeMs())
        .isGreaterThan(good.longestFreezeMs());
  }

  @Test
  void a_video_of_few_bits_shows_in_its_quality() throws Exception {
    VideoQuality good = quality("as-it-is");
    VideoQuality starved = quality("starved");

    System.out.printf(
        "PSNR %.1f dB and %.1f dB with 50 kbit/s; SSIM %.3f and %.3f%n",
        good.medianPsnrDb(), starved.medianPsnrDb(), good.medianSsim(), starved.medianSsim());
    assertThat(good.medianPsnrDb()).isGreaterThan(25); // else another camera's frames were compared
    assertThat(starved.medianPsnrDb()).isLessThan(good.medianPsnrDb() - 2);
    assertThat(starved.medianSsim()).isLessThan(good.medianSsim());
  }

  /**
   * Returns the sum of the median delays of both directions. An error of the clock offset lengthens
   * one and shortens the other, so the sum is free of it.
   */
  private static double roundMs(String picture) throws Exception {
    CallReport report = made(picture);
    VideoDelay there = delay(report, PeerRole.CALLEE);
    VideoDelay back = delay(report, PeerRole.CALLER);
    System.out.printf(
        "%s: %.1f ms, and %.1f ms back, each ± %.1f ms%n",
        picture, there.medianMs(), back.medianMs(), there.clockErrorMs());
    return there.medianMs() + back.medianMs();
  }

  private static VideoDelay delay(CallReport report, PeerRole role) {
    return Objects.requireNonNull(video(report, role).delay());
  }

  private static VideoQuality quality(String picture) throws Exception {
    return Objects.requireNonNull(video(picture).quality());
  }

  private static double rate(VideoMeasures video) {
    return Objects.requireNonNull(video.framesPerSecond());
  }

  /** Returns the callee's measures of a caller that sends this video. */
  private static VideoMeasures video(String picture) throws Exception {
    return video(made(picture), PeerRole.CALLEE);
  }

  private static VideoMeasures video(CallReport report, PeerRole role) {
    return report.peers().stream()
        .filter(peer -> peer.role().equals(role.word()))
        .map(peer -> Objects.requireNonNull(peer.measures()).video())
        .map(Objects::requireNonNull)
        .findFirst()
        .orElseThrow();
  }

  private static CallReport made(String picture) throws Exception {
    return made(picture, CallListener.none());
  }

  private static CallReport made(String picture, CallListener listener) throws Exception {
    CallReport report = series.make(settings(picture), FOLDER.resolve(picture), listener);
    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    return report;
  }

  private static CallSettings settings(String picture) {
    return CallSettings.defaults()
        .withMaxOutage(TestTimeouts.CONDITION) // a page stands still on purpose, to be measured
        .withServer(BrowserFixture.options().withRoomCapacity(2))
        .with(PeerRole.CALLER, peer -> peer.withPage(page("caller") + "&picture=" + picture))
        .with(PeerRole.CALLEE, peer -> peer.withPage(page("callee")))
        .withHold(HOLD);
  }

  /** Waits for the real length of a pause of the caller; the hold time begins after it. */
  private static final class PauseObserver implements CallListener {

    private volatile double lengthMs;

    @Override
    public void proven(Map<PeerRole, BrowserSession> sessions) {
      new ProofNotifier().proven(sessions);
      RemoteWebDriver caller = sessions.get(PeerRole.CALLER).driver();
      lengthMs =
          await("the caller sends again")
              .atMost(TestTimeouts.CONDITION)
              .until(
                  () -> (Number) caller.executeScript("return window.sentNothingMs ?? null"),
                  Objects::nonNull)
              .doubleValue();
    }
  }

  private static String page(String role) {
    return "/test/measured-call.html?room={call}&role=" + role;
  }
}
