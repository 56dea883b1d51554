package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaEvent.LocalTrack;
import io.peerproof.event.MediaKind;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Story;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.PeerSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A camera of 30 frames a second, whose first frame is that of time 0, and a page that sends it.
 */
class RecordingJudgeTest {

  private static final PeerSignature SENDER = new PeerSignature(2, 300, 681);
  private static final double FRAME_MS = 100 / 3.0;
  private static final double FROM_MS = 2000;

  private static int counterAt(double ms) {
    return Math.floorMod((int) Math.floor(ms / FRAME_MS), SENDER.loopFrames());
  }

  /** The sender's page, which has a camera and a microphone and adds other tracks. */
  private static Story sender() {
    return Story.begun()
        .and(
            new MediaEvent.Granted(
                1030,
                1,
                List.of(
                    new LocalTrack("camera", MediaKind.VIDEO, ""),
                    new LocalTrack("microphone", MediaKind.AUDIO, ""))))
        .and(new TrackEvent.Added(1040, "pc1", "canvas", MediaKind.VIDEO))
        .and(new TrackEvent.Added(1040, "pc1", "graph", MediaKind.AUDIO));
  }

  private static Story captured(Story story, double untilMs) {
    List<StampedFrame> frames = new ArrayList<>();
    for (double ms = 1100; ms <= untilMs; ms += FRAME_MS) {
      frames.add(new StampedFrame(ms, 2, counterAt(ms)));
    }
    return story.and(new MediaEvent.FramesCaptured(untilMs, 1, "camera", frames));
  }

  /** Frames that the receiver is shown up to a time; {@code captured} gives their capture time. */
  private static Story seen(double untilMs, DoubleUnaryOperator captured) {
    Story story = Story.connected();
    for (double ms = FROM_MS; ms <= untilMs; ms += 3 * FRAME_MS) {
      story.at(ms).frame(2, counterAt(captured.applyAsDouble(ms)));
    }
    return story;
  }

  private static VideoProof judge(Story receiver, Story sender) {
    return judge(receiver, sender, SENDER);
  }

  private static VideoProof judge(Story receiver, Story sender, PeerSignature signature) {
    VideoProof proof = VideoJudge.judge(receiver.history(), signature, 1);
    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
    return RecordingJudge.judge(proof, receiver.history(), sender.history(), signature);
  }

  @Test
  void the_track_of_a_camera_and_its_clone_are_live_whatever_their_age() {
    Story sender =
        Story.begun()
            .and(
                new MediaEvent.Granted(
                    1030, 1, List.of(new LocalTrack("camera", MediaKind.VIDEO, ""))))
            .and(new TrackEvent.Cloned(1035, "clone", MediaKind.VIDEO, "camera"))
            .and(new TrackEvent.Cloned(1036, "clone of clone", MediaKind.VIDEO, "clone"))
            .and(new TrackEvent.Added(1040, "pc1", "camera", MediaKind.VIDEO))
            .and(new TrackEvent.Replaced(1050, "pc1", "clone of clone", MediaKind.VIDEO));

    assertThat(judge(seen(3000, ms -> ms - 9000), captured(sender, 3000)).verdict())
        .isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_canvas_that_paints_the_camera_is_live_after_three_frames() {
    Story sender = captured(sender(), 2300);

    assertThat(judge(seen(2200, ms -> ms - 180), sender).verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_worker_that_is_slow_is_live_when_it_is_steady() {
    Story sender = captured(sender(), 7000);

    assertThat(judge(seen(4000, ms -> ms - 1500), sender).unknown()).isTrue();
    assertThat(judge(seen(7000, ms -> ms - 1500), sender).verdict())
        .isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_canvas_that_pauses_once_and_goes_on_is_still_live() {
    Story sender = captured(sender(), 9000);
    DoubleUnaryOperator stalled = ms -> ms > 5000 && ms < 6500 ? 4820 : ms - 180;

    assertThat(judge(seen(9000, stalled), sender).verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void the_first_second_of_the_camera_played_again_and_again_is_a_recording() {
    Story sender = captured(sender(), 9000);

    VideoProof proof = judge(seen(6300, ms -> 1000 + (ms - FROM_MS) % 1000), sender);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(proof.unknown()).isFalse();
    assertThat(proof.evidence().seen())
        .matches(
            "the counter of peer 2 went back from \\d+ to 29, within the camera's loop: it is a recording");
  }

  @Test
  void a_recording_remains_one_when_the_camera_repeats_the_frames_that_were_recorded() {
    Story sender = captured(sender(), 14_000);

    for (double untilMs = 10_600; untilMs < 12_600; untilMs += 100) {
      Story receiver = seen(untilMs, ms -> 1000 + (ms - FROM_MS) % 1000);
      VideoProof proof = VideoJudge.judge(receiver.history(), SENDER, 1);
      assertThat(
              RecordingJudge.judge(proof, receiver.history(), sender.history(), SENDER).verdict())
          .as("at %.0f ms", untilMs)
          .isEqualTo(VideoVerdict.WRONG_SOURCE);
    }
  }

  @Test
  void a_recording_that_is_followed_by_the_camera_is_live_in_the_end() {
    Story sender = captured(sender(), 9000);
    DoubleUnaryOperator thenLive = ms -> ms < 5000 ? 1000 + (ms - FROM_MS) % 1000 : ms - 180;

    assertThat(judge(seen(5800, thenLive), sender).verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(judge(seen(7000, thenLive), sender).verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_recording_that_has_just_begun_anew_is_one_and_not_frozen() {
    Story sender = captured(sender(), 9000);
    Story receiver = seen(4150, ms -> 1000 + (ms - FROM_MS) % 1000);
    VideoProof proof = VideoJudge.judge(receiver.history(), SENDER, 1);
    assertThat(proof.verdict()).isEqualTo(VideoVerdict.FROZEN);

    assertThat(RecordingJudge.judge(proof, receiver.history(), sender.history(), SENDER).verdict())
        .isEqualTo(VideoVerdict.WRONG_SOURCE);
  }

  @Test
  void a_video_that_is_replaced_by_its_recording_is_one_from_then_on() {
    Story sender = captured(sender(), 9000);
    DoubleUnaryOperator replayed = ms -> ms < 5000 ? ms - 180 : 3000 + (ms - 5000) % 2000;

    assertThat(judge(seen(4900, replayed), sender).verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(judge(seen(8500, replayed), sender).verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
  }

  @Test
  void frames_that_the_camera_gave_long_before_are_not_known_to_be_live() {
    Story sender = captured(sender(), 9000);

    VideoProof proof = judge(seen(8000, ms -> ms - 4000), sender);

    assertThat(proof.unknown()).isTrue();
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "the counter of peer 2 rises, but Peerproof does not know if its frames are live: its page made the track, and its camera gave none of them in the 2 s before");
  }

  @Test
  void frames_that_go_on_after_the_camera_was_stopped_are_a_recording() {
    Story sender = sender().and(new TrackEvent.Stopped(1090, "camera", MediaKind.VIDEO));

    VideoProof early = judge(seen(2500, ms -> ms - 1000), sender);
    VideoProof late = judge(seen(5090, ms -> ms - 1000), sender);

    assertThat(early.unknown()).isTrue();
    assertThat(late.verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(late.unknown()).isFalse();
    assertThat(late.evidence().seen())
        .isEqualTo(
            "the counter of peer 2 rises, and its page stopped the camera 3.9 s before: it is a recording");
  }

  @Test
  void a_camera_that_is_opened_anew_begins_anew() {
    Story sender = sender().and(new TrackEvent.Stopped(4000, "camera", MediaKind.VIDEO));
    List<StampedFrame> frames = new ArrayList<>();
    for (double ms = 1100; ms <= 7000; ms += FRAME_MS) {
      frames.add(new StampedFrame(ms, 2, counterAt(ms < 4500 ? ms : ms - 4500)));
    }
    sender
        .and(
            new MediaEvent.Granted(
                4400, 2, List.of(new LocalTrack("camera2", MediaKind.VIDEO, ""))))
        .and(new MediaEvent.FramesCaptured(7000, 2, "camera2", frames));

    VideoProof proof = judge(seen(6000, ms -> ms < 4700 ? ms - 180 : ms - 4680), sender);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_page_without_a_camera_cannot_send_its_frames() {
    Story sender = Story.begun().and(new TrackEvent.Added(1040, "pc1", "element", MediaKind.VIDEO));

    assertThat(judge(seen(2500, ms -> ms), sender).evidence().seen())
        .isEqualTo("the counter of peer 2 rises, and its page has no camera: it is a recording");
  }

  @Test
  void a_recording_is_accepted_of_any_source() {
    Story sender = sender().and(new TrackEvent.Stopped(1090, "camera", MediaKind.VIDEO));

    assertThat(judge(seen(6000, ms -> ms), sender, SENDER.from(MediaSourcePolicy.ANY)).verdict())
        .isEqualTo(VideoVerdict.PLAYING);
  }

  private static AudioProof judgeAudio(Story sender, double atMs) {
    AudioProof proof =
        AudioJudge.judge(Story.connected().at(atMs).tone(681).history(), SENDER, true);
    assertThat(proof.verdict()).isEqualTo(AudioVerdict.HEARD);
    return RecordingJudge.judge(proof, sender.history(), SENDER);
  }

  @Test
  void a_tone_that_goes_on_after_the_microphone_was_stopped_is_a_recording() {
    Story sender = sender().and(new TrackEvent.Stopped(1090, "microphone", MediaKind.AUDIO));

    AudioProof proof = judgeAudio(sender, 5090);

    assertThat(proof.verdict()).isEqualTo(AudioVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "video2 plays 681 Hz at -12 dB, and its page stopped the microphone 4 s before: it is a recording");
  }

  @Test
  void a_tone_through_a_graph_is_heard_and_not_said_to_be_live() {
    AudioProof proof = judgeAudio(sender(), 5090);

    assertThat(proof.verdict()).isEqualTo(AudioVerdict.HEARD);
    assertThat(proof.evidence().seen())
        .isEqualTo(
            "video2 plays 681 Hz at -12 dB, from a track that its page made: Peerproof does not know if it is live");
  }

  @Test
  void the_microphone_itself_is_live() {
    Story sender =
        Story.begun()
            .and(
                new MediaEvent.Granted(
                    1030, 1, List.of(new LocalTrack("microphone", MediaKind.AUDIO, ""))))
            .and(new TrackEvent.Added(1040, "pc1", "microphone", MediaKind.AUDIO));

    assertThat(judgeAudio(sender, 5090).evidence().seen())
        .isEqualTo("video2 plays 681 Hz at -12 dB");
  }
}
