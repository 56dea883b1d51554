package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostHealthTest {

  private static final double FROM = 10_000;
  private static final double TO = 12_000;
  private static final int CAMERA_RATE = 30;

  /** Nothing waits, and every timer of the harness fires. */
  private static final HostSample QUIET = sample(0.1, 0.4, 0.2, 0.0);

  /** A thread waits for a processor nearly all the time. */
  private static final HostSample BUSY = sample(4.0, 0.9, 1.0, 0.0);

  @Test
  void a_machine_that_keeps_up_changes_nothing() {
    HostHealth health = health(QUIET, camera(30));

    assertThat(health.starved()).isFalse();
    assertThat(health.slowdown()).isEqualTo(1);
  }

  @Test
  void a_camera_that_delivers_a_third_of_its_frames_on_a_busy_machine_is_starved() {
    HostHealth health = health(BUSY, camera(10));

    assertThat(health.cameraFramesPerSecond()).isCloseTo(10, within(1.0));
    assertThat(health.promisedFramesPerSecond()).isEqualTo(30);
    assertThat(health.starved()).isTrue();
    assertThat(health.slowdown()).isBetween(2.5, 3.5);
  }

  @Test
  void a_slow_camera_on_an_idle_machine_is_the_cameras_own() {
    assertThat(health(QUIET, camera(10)).starved()).isFalse();
  }

  @Test
  void a_page_that_holds_up_its_own_timers_on_an_idle_machine_is_to_blame() {
    Story page = Story.begun().at(11_900).and(pace(1900, 2, 1600, null));

    assertThat(health(QUIET, page).starved()).isFalse();
    assertThat(health(BUSY, page).starved()).isTrue();
  }

  @Test
  void a_page_that_stands_still_on_a_busy_machine_is_waited_for_and_the_machine_not_blamed() {
    Story still = Story.begun().and(paceAt(10_700));

    assertThat(health(BUSY, still).possibleSlowdown()).isCloseTo(2000 / 1200.0, within(0.01));
    assertThat(health(BUSY, still).starved()).isFalse();
    assertThat(health(BUSY, Story.begun().and(paceAt(9000))).possibleSlowdown())
        .as("an endless loop of the page itself")
        .isEqualTo(3);
    assertThat(health(BUSY, Story.begun().and(paceAt(11_600))).possibleSlowdown()).isEqualTo(1);
  }

  @Test
  void a_page_that_stands_still_on_an_idle_machine_is_not_waited_for() {
    Story still = Story.begun().and(paceAt(9000));

    assertThat(health(QUIET, still).possibleSlowdown()).isEqualTo(1);
    assertThat(health(QUIET, still).starved()).isFalse();
  }

  @Test
  void a_page_that_stands_still_while_other_programs_run_lacks_the_timers_of_that_time() {
    Story still = Story.begun().and(paceAt(10_100));

    assertThat(health(foreign(0.5), still).slowdown()).isCloseTo(2000 / 600.0, within(0.01));
    assertThat(health(foreign(0.3), still).starved()).isFalse();
  }

  @Test
  void a_page_that_stands_still_cannot_use_that_time() {
    assertThat(health(QUIET, Story.begun().and(paceAt(10_700))).usableMs())
        .isCloseTo(1200, within(1.0));
    assertThat(health(QUIET, Story.begun().and(paceAt(11_990))).usableMs())
        .isCloseTo(2000, within(1.0));
  }

  @Test
  void a_page_that_asks_for_fewer_frames_gets_what_it_asked_for() {
    Story story = camera(10).and(pace(500, 5, 3, 10.0));

    assertThat(health(BUSY, story).promisedFramesPerSecond()).isEqualTo(10);
    assertThat(health(BUSY, story).starved()).isFalse();
  }

  @Test
  void a_camera_that_the_page_stopped_or_switched_off_is_not_looked_for() {
    Story stopped = camera(10).and(new TrackEvent.Stopped(11_900, "camera", MediaKind.VIDEO));
    Story off = camera(10).and(new TrackEvent.EnabledSet(11_900, "camera", MediaKind.VIDEO, false));

    assertThat(health(BUSY, stopped).cameraFramesPerSecond()).isNull();
    assertThat(health(BUSY, off).cameraFramesPerSecond()).isNull();
    assertThat(health(BUSY, stopped).starved()).isFalse();
  }

  @Test
  void what_was_encoded_counts_where_the_page_was_too_busy_to_read_frames() {
    Story story =
        camera(5)
            .and(source(10_100, "video", "frames", 100.0))
            .and(source(11_900, "video", "frames", 154.0));

    assertThat(health(BUSY, story).cameraFramesPerSecond()).isCloseTo(30, within(0.5));
  }

  @Test
  void a_microphone_that_delivers_less_than_real_time_is_starved() {
    Story story =
        Story.begun()
            .and(source(10_100, "audio", "totalSamplesDuration", 1.0))
            .and(source(11_700, "audio", "totalSamplesDuration", 1.96));

    assertThat(health(BUSY, story).audioShare()).isCloseTo(0.6, within(0.01));
    assertThat(health(BUSY, story).starved()).isTrue();
    assertThat(health(QUIET, story).starved()).isFalse();
  }

  @Test
  void a_container_whose_quota_is_used_up_is_starved_though_no_thread_is_seen_to_wait() {
    assertThat(health(sample(0.5, 0.1, 0.3, 0.8), Story.begun()).starved()).isTrue();
  }

  @Test
  void a_system_without_pressure_figures_is_judged_by_its_busy_processors() {
    assertThat(health(sample(null, null, 1.0, null), camera(10)).starved()).isTrue();
    assertThat(health(sample(null, null, 0.7, null), camera(10)).starved()).isFalse();
    assertThat(health(sample(null, null, null, null), camera(10)).starved()).isFalse();
  }

  @Test
  void many_threads_for_each_processor_are_enough_before_there_is_a_camera() {
    assertThat(health(sample(9.0, 0.95, 1.0, 0.0), Story.begun()).starved()).isTrue();
    assertThat(health(sample(5.5, 0.95, 1.0, 0.0), Story.begun()).starved()).isFalse();
    assertThat(health(sample(9.0, 0.95, 1.0, 0.0), camera(30)).starved()).isFalse();
  }

  @Test
  void other_programs_that_have_more_than_a_third_of_the_processors_starve_a_call() {
    HostHealth half = health(foreign(0.5), camera(30));

    assertThat(half.starved()).isTrue();
    assertThat(half.slowdown()).isEqualTo(2);
    assertThat(half.shortfall("the caller")).isEqualTo("other programs had 50 % of the processors");
    assertThat(health(foreign(0.98), camera(30)).slowdown())
        .as("a call that waits leaves its share to others")
        .isEqualTo(3);
    assertThat(health(foreign(0.3), camera(30)).starved()).isFalse();
  }

  @Test
  void a_fifth_of_the_frames_missing_is_more_than_an_idle_machine_loses() {
    assertThat(health(BUSY, camera(29)).starved()).isFalse();
    assertThat(health(BUSY, camera(23)).starved()).isTrue();
    assertThat(health(BUSY, camera(23)).slowdown()).isBetween(1.2, 1.4);
  }

  @Test
  void a_slowdown_is_bounded() {
    assertThat(health(BUSY, camera(1)).slowdown()).isEqualTo(HostHealth.MOST_SLOWDOWN);
  }

  @Test
  void what_is_not_known_blames_nobody() {
    HostHealth health = HostHealth.of(PeerHistory.EMPTY, List.of(), FROM, TO, CAMERA_RATE);

    assertThat(health)
        .isEqualTo(
            new HostHealth(
                2000, null, null, null, null, null, null, null, null, null, null, null, null));
    assertThat(health.starved()).isFalse();
  }

  @Test
  void the_shortfall_names_what_came_late_with_its_figures() {
    Story story = camera(9).and(pace(1000, 3, 640, null));

    assertThat(health(BUSY, story).shortfall("the callee"))
        .isEqualTo(
            "the callee's camera delivered 9 of 30 frames/s and page timers were 640 ms late");
  }

  @Test
  void the_shortfall_of_a_crowded_machine_names_its_threads_or_its_processors() {
    assertThat(health(sample(9.0, 0.95, 1.0, 0.0), Story.begun()).shortfall("the caller"))
        .isEqualTo("9.0 threads wanted each processor");
    assertThat(health(sample(null, null, 0.98, null), Story.begun()).shortfall("the caller"))
        .isEqualTo("its processors were 98 % busy");
  }

  @Test
  void the_sentence_advises_what_helps_against_this_shortfall() {
    HostHealth slowCamera = health(BUSY, camera(9));
    HostHealth slowSmallCamera = health(BUSY, camera(5).and(pace(500, 5, 3, 10.0)));
    HostHealth crowdedWithoutCamera = health(sample(9.0, 0.95, 1.0, 0.0), Story.begun());
    HostHealth besideOthers = health(foreign(0.5), camera(30));

    assertThat(slowCamera.complaint("the callee"))
        .isEqualTo(
            "This machine could not keep up: the callee's camera delivered 9 of 30 frames/s; free the machine, use a smaller camera (--camera 320x240@15), or raise --timeout");
    assertThat(slowSmallCamera.complaint("the callee"))
        .endsWith(" of 10 frames/s; free the machine, or raise --timeout");
    assertThat(crowdedWithoutCamera.complaint("the caller"))
        .isEqualTo(
            "This machine could not keep up: 9.0 threads wanted each processor; free the machine, make fewer calls at once (--max-browsers), or raise --timeout");
    assertThat(besideOthers.complaint("the caller"))
        .isEqualTo(
            "This machine could not keep up: other programs had 50 % of the processors; free the machine, make fewer calls at once (--max-browsers), use a smaller camera (--camera 320x240@15), or raise --timeout");
  }

  private static HostHealth health(HostSample each, Story story) {
    List<HostSample> samples =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    new HostSample(
                        FROM + 250 * (n + 1),
                        250,
                        each.mostLateMs(),
                        each.onTime(),
                        each.runnable(),
                        each.pressure(),
                        each.busy(),
                        each.foreign(),
                        each.throttled()))
            .toList();
    return HostHealth.of(story.history(), samples, FROM, TO, CAMERA_RATE);
  }

  private static HostSample sample(
      @Nullable Double runnable,
      @Nullable Double pressure,
      @Nullable Double busy,
      @Nullable Double throttled) {
    return new HostSample(0, 250, 4, 0.95, runnable, pressure, busy, null, throttled);
  }

  private static HostSample foreign(double share) {
    return new HostSample(0, 250, 4, 0.95, 3.0, 0.95, 1.0, share, 0.0);
  }

  /** A page that has its camera since long, and frames of it up to now. */
  private static Story camera(int framesPerSecond) {
    Story story =
        Story.begun()
            .and(
                new MediaEvent.Granted(
                    1000, 1, List.of(new MediaEvent.LocalTrack("camera", MediaKind.VIDEO, "fake"))))
            .and(captured(List.of(new StampedFrame(1000, 1, 1))));
    List<StampedFrame> frames =
        IntStream.range(0, 2 * framesPerSecond)
            .mapToObj(n -> new StampedFrame(FROM + n * 1000.0 / framesPerSecond, 1, n))
            .toList();
    return story.at(11_950).and(captured(frames)).at(12_000).and(pace(500, 5, 2, null));
  }

  private static PeerEvent captured(List<StampedFrame> frames) {
    return new MediaEvent.FramesCaptured(11_950, 1, "camera", frames);
  }

  private static PeerEvent pace(
      double spanMs, int fired, double mostLateMs, @Nullable Double frameRate) {
    return new PageEvent.PaceMeasured(11_990, spanMs, fired, mostLateMs, frameRate);
  }

  private static PeerEvent paceAt(double atMs) {
    return new PageEvent.PaceMeasured(atMs, 500, 5, 2, null);
  }

  private static PeerEvent source(double atMs, String kind, String figure, double value) {
    return new ConnectionEvent.Stats(
        atMs, "pc1", Map.of("S1", Map.of("type", "media-source", "kind", kind, figure, value)));
  }
}
