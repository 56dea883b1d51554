package io.peerproof.proof.measure;

import static io.peerproof.proof.Footage.CAMERA;
import static io.peerproof.proof.Footage.PEER;
import static io.peerproof.proof.Footage.alive;
import static io.peerproof.proof.Footage.history;
import static io.peerproof.proof.Footage.received;
import static io.peerproof.proof.Footage.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.Footage;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.measure.VideoMeasures.SentBy;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VideoMeasuresTest {

  private static final PeerSignature OTHER = new PeerSignature(PEER, CAMERA.frames(), 681);

  @Test
  void a_video_that_came_over_whole_is_told_as_such() {
    PeerHistory own = history(received(), Footage.from(5100).frames(90, 190).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(4600).frames(80, 200).captured());

    VideoMeasures video = measure(own, others, Optional.of(new ClockOffset(0, 3)));

    assertThat(video)
        .isEqualTo(
            new VideoMeasures(
                "video2",
                "remote-video",
                5100,
                4000,
                101,
                SentBy.CAPTURED,
                101,
                0,
                0,
                0,
                0,
                0,
                0,
                40,
                5100,
                25.0,
                25.0,
                new VideoDelay(101, 100, 100, 100, 100, 3, VideoDelay.METHOD),
                null));
  }

  @Test
  void nothing_is_measured_where_nothing_of_the_other_peer_was_presented() {
    PeerHistory own =
        history(received(), Footage.from(0).frame(1, 7).frame(null, null).presentedIn("video2"));

    assertThat(VideoMeasures.of(own, PeerHistory.EMPTY, OTHER, Optional.empty(), CAMERA)).isNull();
  }

  @Test
  void a_frame_that_was_captured_and_not_presented_is_lost() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000).frames(10, 19).pause(120).frames(23, 40).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(4500).frames(0, 99).captured());

    VideoMeasures video = measure(own, others);

    assertThat(video.framesSent()).isEqualTo(31);
    assertThat(video.framesPresented()).isEqualTo(28);
    assertThat(video.framesLost()).isEqualTo(3);
    assertThat(video.longestFreezeMs()).isEqualTo(160);
    assertThat(video.longestFreezeAtMs()).isEqualTo(5000 + 9 * 40);
  }

  @Test
  void a_frame_that_the_senders_track_never_delivered_is_not_lost() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(0, 60).halved().presentedIn("video2"));
    PeerHistory others =
        history(sent("camera"), Footage.from(4900).frames(0, 60).halved().captured());

    VideoMeasures video = measure(own, others);

    assertThat(video.sentBy()).isEqualTo(SentBy.CAPTURED);
    assertThat(video.framesLost()).isZero();
    assertThat(video.framesSent()).isEqualTo(31);
    assertThat(video.framesPerSecond()).isEqualTo(12.5);
    assertThat(video.sentFramesPerSecond()).isEqualTo(12.5);
  }

  @Test
  void without_captures_each_counter_stands_for_a_frame() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(0, 60).halved().presentedIn("video2"));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.sentBy()).isEqualTo(SentBy.COUNTERS);
    assertThat(video.framesSent()).isEqualTo(61);
    assertThat(video.framesLost()).isEqualTo(30);
    assertThat(video.sentFramesPerSecond()).isEqualTo(25);
  }

  @Test
  void captures_of_a_track_that_the_page_does_not_send_do_not_tell_what_was_sent() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(0, 60).halved().presentedIn("video2"));
    PeerHistory others =
        history(sent("canvas"), Footage.from(4900).frames(0, 60).capturedBy("camera"));

    VideoMeasures video = measure(own, others, Optional.of(new ClockOffset(0, 1)));

    assertThat(video.sentBy()).isEqualTo(SentBy.COUNTERS);
    assertThat(video.delay()).isNotNull();
  }

  @Test
  void captures_of_less_than_half_of_what_was_presented_do_not_tell_what_was_sent() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(0, 60).halved().presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(4900).frames(0, 28).captured());

    VideoMeasures video = measure(own, others);

    assertThat(video.sentBy()).isEqualTo(SentBy.COUNTERS);
    assertThat(video.framesLost()).isEqualTo(30);
  }

  @Test
  void a_frame_presented_again_is_repeated_and_one_that_comes_late_is_out_of_order() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000)
                .frames(10, 12)
                .frame(PEER, 12)
                .frame(PEER, 14)
                .frame(PEER, 13)
                .frame(PEER, 15)
                .frame(PEER, 11)
                .presentedIn("video2"));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.framesPresented()).isEqualTo(6);
    assertThat(video.framesRepeated()).isEqualTo(2);
    assertThat(video.framesOutOfOrder()).isEqualTo(1);
    assertThat(video.framesLost()).isZero();
  }

  @Test
  void frames_without_a_stamp_and_those_of_others_are_told_apart() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000)
                .frames(10, 12)
                .frame(null, null)
                .frame(PEER, 100)
                .frame(1, 5)
                .frame(1, 6)
                .frame(1, 7)
                .presentedIn("video2"));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.framesPresented()).isEqualTo(3);
    assertThat(video.unreadable()).isEqualTo(2); // the second has a counter of no frame of the loop
    assertThat(video.framesOfOthers()).isEqualTo(3);
  }

  @Test
  void frames_that_nobody_had_time_to_read_are_taken_for_those_missing_between_two_that_were() {
    Footage presented = Footage.from(5100);
    for (int number = 0; number < 60; number += 3) {
      presented.pause(80).unread(2).frames(number, number);
    }
    PeerHistory own = history(received(), presented.presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 60).captured());

    VideoMeasures video = measure(own, others, Optional.of(new ClockOffset(0, 1)));

    assertThat(video.framesPresented()).isEqualTo(58);
    assertThat(video.framesInferred()).isEqualTo(38);
    assertThat(video.framesLost()).isZero();
    assertThat(video.unreadable()).isEqualTo(2); // those before the first that was read
    assertThat(video.framesPerSecond()).isEqualTo(25);
    assertThat(video.longestFreezeMs()).isEqualTo(40);
    assertThat(Objects.requireNonNull(video.delay()).frames()).isEqualTo(20);
  }

  @Test
  void no_more_of_them_are_taken_than_are_missing() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000)
                .frames(0, 9)
                .pause(400)
                .unread(5)
                .frames(9, 9)
                .unread(3)
                .frames(11, 11)
                .unread(1)
                .frame(1, 5)
                .frames(13, 13)
                .presentedIn("video2"));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.framesInferred()).isEqualTo(1);
    assertThat(video.framesPresented()).isEqualTo(13);
    assertThat(video.framesLost()).isEqualTo(1); // the twelfth: a stranger stands between
    assertThat(video.unreadable()).isEqualTo(5 + 2 + 1);
    assertThat(video.framesOfOthers()).isEqualTo(1);
  }

  @Test
  void those_that_a_decimating_camera_never_gave_are_not_what_they_are_taken_for() {
    Footage presented = Footage.from(5100);
    for (int number = 0; number < 60; number += 6) {
      presented.pause(200).unread(2).frames(number, number); // of 2, 4 and 6, and so on
    }
    PeerHistory own = history(received(), presented.presentedIn("video2"));
    PeerHistory others =
        history(sent("camera"), Footage.from(5000).frames(0, 60).halved().captured());

    VideoMeasures video = measure(own, others);

    assertThat(video.sentBy()).isEqualTo(SentBy.CAPTURED);
    assertThat(video.framesPresented()).isEqualTo(28);
    assertThat(video.framesLost()).isZero();
  }

  @Test
  void a_video_that_freezes_is_not_thawed_by_frames_that_nobody_read() {
    Footage presented = Footage.from(5000).frames(0, 9).pause(1800).unread(50).frames(9, 9);
    PeerHistory own = history(received(), presented.presentedIn("video2"));

    assertThat(measure(own, PeerHistory.EMPTY).longestFreezeMs()).isEqualTo(1840);
  }

  @Test
  void a_video_that_stands_still_is_frozen_however_often_it_is_presented() {
    Footage footage = Footage.from(5000).frames(10, 20);
    for (int i = 0; i < 50; i++) {
      footage.frame(PEER, 20);
    }

    VideoMeasures video =
        measure(history(received(), footage.presentedIn("video2")), PeerHistory.EMPTY);

    assertThat(video.longestFreezeMs()).isEqualTo(2000);
    assertThat(video.longestFreezeAtMs()).isEqualTo(5400);
    assertThat(video.framesRepeated()).isEqualTo(50);
    assertThat(video.framesPerSecond()).isEqualTo(4.17); // 10 of 2.4 s
  }

  @Test
  void a_freeze_goes_on_up_to_the_end_of_the_watch() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(10, 20).presentedIn("video2"), alive(8000));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.longestFreezeMs()).isEqualTo(2600);
    assertThat(video.observedMs()).isEqualTo(3000);
  }

  @Test
  void what_the_probe_had_no_time_to_tell_is_no_freeze() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(10, 20).presentedIn("video2"), alive(6300));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.longestFreezeMs()).isEqualTo(40);
    assertThat(video.framesPerSecond()).isNull(); // of 0.4 s
  }

  @Test
  void the_watch_ends_when_the_page_closes_the_connection() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000).frames(10, 20).presentedIn("video2"),
            new ConnectionEvent.Closed(5420, "pc1"),
            alive(9000));

    assertThat(measure(own, PeerHistory.EMPTY).longestFreezeMs()).isEqualTo(40);
  }

  @Test
  void the_watch_ends_when_the_element_is_given_another_track_but_not_when_it_is_given_none() {
    ElementEvent given = source(100, "remote-video");
    PeerEvent shown = Footage.from(5000).frames(10, 20).presentedIn("video2");

    VideoMeasures another =
        measure(history(given, shown, source(5500, "screen"), alive(9000)), PeerHistory.EMPTY);
    VideoMeasures none =
        measure(history(given, shown, source(5500), alive(9000)), PeerHistory.EMPTY);

    assertThat(another.longestFreezeMs()).isEqualTo(100);
    assertThat(none.longestFreezeMs()).isEqualTo(3600);
  }

  @Test
  void of_several_elements_and_tracks_the_one_with_most_frames_is_measured() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000).frames(0, 9).presentedIn("video2"),
            Footage.from(5000).frames(0, 19).presentedIn("video3"),
            Footage.from(5400).frames(10, 12).presentedIn("video2"));

    VideoMeasures video = measure(own, PeerHistory.EMPTY);

    assertThat(video.element()).isEqualTo("video3");
    assertThat(video.framesPresented()).isEqualTo(20);
    assertThat(video.framesRepeated()).isZero();
  }

  @Test
  void a_camera_that_is_started_anew_loses_nothing_and_does_not_freeze() {
    PeerHistory own =
        history(received(), Footage.from(5000).frames(40, 60).frames(20, 60).presentedIn("video2"));
    PeerHistory others =
        history(sent("camera"), Footage.from(4900).frames(40, 60).frames(20, 60).captured());

    VideoMeasures video = measure(own, others);

    assertThat(video.longestFreezeMs()).isEqualTo(40);
    assertThat(video.framesPresented()).isEqualTo(62);
    assertThat(video.framesOutOfOrder()).isZero();
    assertThat(video.framesLost()).isZero();
  }

  @Test
  void the_loss_of_more_than_half_a_loop_is_told_whole() {
    PeerHistory own =
        history(
            received(),
            Footage.from(5000).frames(0, 9).pause(150 * 40).frames(160, 169).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(4900).frames(0, 199).captured());

    assertThat(measure(own, PeerHistory.EMPTY).framesLost()).isEqualTo(150);
    assertThat(measure(own, others).framesLost()).isEqualTo(150);
    assertThat(measure(own, others).sentBy()).isEqualTo(SentBy.CAPTURED);
  }

  @Test
  void without_aligned_clocks_there_is_no_delay() {
    PeerHistory own = history(received(), Footage.from(5100).frames(0, 40).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 40).captured());

    assertThat(measure(own, others).delay()).isNull();
  }

  @Test
  void the_delay_goes_by_the_alignment_and_not_by_what_the_clocks_say() {
    // The other's clock is 700 ms behind; the frames take 250 ms, the last five 400 ms.
    PeerHistory own =
        history(
            received(),
            Footage.from(5950).frames(0, 44).pause(150).frames(45, 49).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 60).captured());

    VideoDelay delay =
        Objects.requireNonNull(
            measure(own, others, Optional.of(new ClockOffset(700, 2.5))).delay());

    assertThat(delay).isEqualTo(new VideoDelay(50, 250, 400, 250, 400, 2.5, VideoDelay.METHOD));
  }

  @Test
  void a_delay_of_most_of_the_loop_is_long_and_not_negative() {
    PeerHistory own = history(received(), Footage.from(8000).frames(0, 60).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 99).captured());

    assertThat(medianDelayMs(own, others)).isEqualTo(3000);
  }

  @Test
  void a_delay_that_grows_past_the_loop_of_the_camera_is_longer_than_the_loop() {
    Footage presented = Footage.from(5300).frames(0, 24);
    for (int second = 1; second <= 5; second++) {
      presented.pause(1000).frames(25 * second, 25 * second + 24);
    }
    PeerHistory own = history(received(), presented.presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 399).captured());

    VideoDelay delay =
        Objects.requireNonNull(measure(own, others, Optional.of(new ClockOffset(0, 1))).delay());

    assertThat(delay.minMs()).isEqualTo(300);
    assertThat(delay.maxMs()).isEqualTo(5300);
  }

  @Test
  void a_delay_that_may_be_longer_by_a_loop_is_not_known() {
    PeerHistory own = history(received(), Footage.from(9300).frames(0, 60).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(5000).frames(0, 199).captured());

    assertThat(measure(own, others, Optional.of(new ClockOffset(0, 1))).delay()).isNull();
  }

  private static double medianDelayMs(PeerHistory own, PeerHistory others) {
    return Objects.requireNonNull(measure(own, others, Optional.of(new ClockOffset(0, 1))).delay())
        .medianMs();
  }

  @Test
  void a_capture_more_than_a_loop_away_is_of_another_frame() {
    PeerHistory own =
        history(received(), Footage.from(8000).frames(100, 120).presentedIn("video2"));
    PeerHistory others = history(sent("camera"), Footage.from(3000).frames(0, 20).captured());

    VideoMeasures video = measure(own, others, Optional.of(new ClockOffset(0, 1)));

    assertThat(video.delay()).isNull();
    assertThat(video.sentBy()).isEqualTo(SentBy.COUNTERS);
  }

  @Test
  void a_repeated_presentation_and_a_repeated_capture_do_not_change_the_delay() {
    Footage captured = Footage.from(5000).frames(0, 30);
    Footage presented = Footage.from(5080).frames(0, 30);
    for (int i = 0; i < 20; i++) {
      captured.frame(PEER, 30);
      presented.frame(PEER, 30);
    }

    VideoDelay delay =
        Objects.requireNonNull(
            measure(
                    history(received(), presented.presentedIn("video2")),
                    history(sent("camera"), captured.captured()),
                    Optional.of(new ClockOffset(0, 1)))
                .delay());

    assertThat(delay).isEqualTo(new VideoDelay(31, 80, 80, 80, 80, 1, VideoDelay.METHOD));
  }

  private static ElementEvent source(double atMs, String... tracks) {
    return new ElementEvent.SourceSet(atMs, "video2", List.of(tracks));
  }

  private static VideoMeasures measure(PeerHistory own, PeerHistory others) {
    return measure(own, others, Optional.empty());
  }

  private static VideoMeasures measure(
      PeerHistory own, PeerHistory others, Optional<ClockOffset> clocks) {
    return Objects.requireNonNull(VideoMeasures.of(own, others, OTHER, clocks, CAMERA));
  }
}
