package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.call.PeerSettings;
import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.media.CameraFrames;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data of measures: every frame, whole frames, all audio. */
class FramesIT {

  private static final int PEER = 1;
  private static final int LOOP = PeerSettings.DEFAULT_FORMAT.frames();

  private static BrowserFixture browserFixture;
  private static PageActionFixture actions;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    actions =
        new PageActionFixture(browserFixture, browserFixture.browser(PEER, CameraPolicy.GRANTED));
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void the_frames_of_the_camera_are_told_in_their_order_with_their_stamps() {
    actions.check(
        "page-actions.html?do=nothing",
        (events, result) -> {
          List<StampedFrame> frames = captured(events);
          assertThat(frames).hasSizeGreaterThan(20);
          assertThat(frames).extracting(StampedFrame::peer).containsOnly(PEER);
          assertThat(frames)
              .isSortedAccordingTo(Comparator.comparingDouble(StampedFrame::atMs))
              .allMatch(frame -> frame.atMs() <= events.get(events.size() - 1).atMs());
          for (int i = 1; i < frames.size(); i++) {
            int step = counter(frames.get(i)) - counter(frames.get(i - 1));
            assertThat(Math.floorMod(step, LOOP)).as("to frame %d", i).isBetween(1, LOOP / 2);
          }
        });
  }

  @Test
  void a_frame_that_is_presented_was_captured_before() {
    actions.check("page-actions.html?do=nothing", (events, result) -> capturedBefore(events));
  }

  @Test
  void a_frame_that_is_there_when_another_is_looked_for_is_told_once_and_with_a_time_of_its_own() {
    actions.check(
        "page-actions.html?do=late",
        (events, result) -> {
          capturedBefore(events);
          List<StampedFrame> read = presented(events);
          for (int i = 1; i < read.size(); i++) {
            int step = counter(read.get(i)) - counter(read.get(i - 1));
            assertThat(Math.floorMod(step, LOOP)).as("to frame %d", i).isBetween(1, LOOP / 2);
          }
        });
  }

  /** Each frame that was read at both ends, which on a busy page may be some of them, not few. */
  private static void capturedBefore(List<PeerEvent> events) {
    Map<Integer, Double> capturedAtMs =
        captured(events).stream()
            .collect(Collectors.toMap(f -> counter(f), f -> f.atMs(), (one, again) -> one));
    List<StampedFrame> read = presented(events);
    assertThat(read).hasSizeGreaterThan(10);
    assertThat(read).extracting(StampedFrame::peer).containsOnly(PEER);
    List<StampedFrame> both =
        read.stream().filter(f -> capturedAtMs.containsKey(counter(f))).toList();
    assertThat(both).hasSizeGreaterThan(read.size() / 2);
    assertThat(both).allMatch(f -> capturedAtMs.get(counter(f)) < f.atMs());
  }

  private static List<StampedFrame> presented(List<PeerEvent> events) {
    return PageActionFixture.only(events, FramesPresented.class).stream()
        .flatMap(told -> told.frames().stream())
        .filter(frame -> frame.peer() != null)
        .toList();
  }

  @Test
  void a_picture_is_the_frame_that_its_counter_names() {
    CameraFrames camera = new CameraFrames(PEER, PeerSettings.DEFAULT_FORMAT);

    actions.check(
        "page-actions.html?do=nothing",
        (events, result) -> {
          List<FrameSample> pictures =
              PageActionFixture.only(events, FrameSample.class).stream()
                  .filter(p -> p.width() == PeerSettings.DEFAULT_FORMAT.width())
                  .toList();
          assertThat(pictures).isNotEmpty();
          for (FrameSample picture : pictures) {
            byte[] luma = Base64.getDecoder().decode(picture.luma());
            byte[] sent = camera.luma(picture.counter());
            assertThat(luma).hasSameSizeAs(sent);
            assertThat(meanDifference(luma, sent)).as("%d", picture.counter()).isLessThan(8);
          }
        });
  }

  @Test
  void all_sound_is_covered_and_a_silence_in_it_is_told_with_its_place() {
    actions.check(
        "page-actions.html?do=silence",
        (events, result) -> {
          List<AudioCovered> sound = PageActionFixture.only(events, AudioCovered.class);
          List<TrackEvent.EnabledSet> set =
              PageActionFixture.only(events, TrackEvent.EnabledSet.class);
          assertThat(set).hasSize(2);
          assertThat(sound).hasSizeGreaterThanOrEqualTo(4).anyMatch(s -> s.levelDb() > -40);
          // How much of it depends on what the receiver still had, and on how soon it plays again.
          assertThat(silentMs(sound, set.get(0).atMs(), set.get(1).atMs())).isGreaterThan(300);
          assertThat(silentMs(sound, set.get(0).atMs() - 500, set.get(0).atMs())).isLessThan(100);
          AudioCovered first = sound.get(0);
          double spannedMs = sound.get(sound.size() - 1).atMs() - first.atMs() + first.heardMs();
          double heardMs = sound.stream().mapToDouble(AudioCovered::heardMs).sum();
          assertThat(heardMs).isBetween(spannedMs * 0.9, spannedMs * 1.02);
        });
  }

  /** Returns the total duration of the gaps in a period. */
  private static double silentMs(List<AudioCovered> sound, double fromMs, double toMs) {
    return sound.stream()
        .flatMap(told -> told.gaps().stream())
        .peek(gap -> assertThat(gap.durationMs()).isGreaterThanOrEqualTo(20))
        .mapToDouble(
            gap -> Math.min(toMs, gap.fromMs() + gap.durationMs()) - Math.max(fromMs, gap.fromMs()))
        .filter(common -> common > 0)
        .sum();
  }

  private static List<StampedFrame> captured(List<PeerEvent> events) {
    return PageActionFixture.only(events, FramesCaptured.class).stream()
        .flatMap(told -> told.frames().stream())
        .toList();
  }

  private static int counter(StampedFrame frame) {
    return Objects.requireNonNull(frame.counter());
  }

  private static double meanDifference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xFF) - (other[i] & 0xFF));
    }
    return (double) sum / one.length;
  }
}
