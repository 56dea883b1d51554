package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.media.DeviceVariant;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Story;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VideoJudgeTest {

  private static final PeerSignature PEER_2 = new PeerSignature(2, 300, 620);
  private static final TimeLimits USUAL = TimeLimits.USUAL;
  private static final ExpectedMedia SCREEN = new ExpectedMedia(1, true, false, 1);
  private static final ExpectedMedia CAMERA_AND_SCREEN = new ExpectedMedia(2, true, false, 1);

  @Test
  void three_rising_frames_of_the_other_peer_are_playing() {
    Story story = Story.connected().at(2000).frames(2, 3, 17);

    VideoProof proof = judged(story);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(proof.evidence())
        .isEqualTo(
            new Evidence(
                "frames stamped by peer 2, counter rising, at least 3 a second, presented by an element",
                "peer 2's counter rose to 19 in video2, 640×480",
                2000.0,
                Map.of(
                    "framesWithStamp", 3,
                    "rises", 2,
                    "firstCounter", 17,
                    "lastCounter", 19,
                    "framesLookedAt", 3,
                    "framesDecoded", 0L,
                    "packetsReceived", 0L,
                    "iceConnectionState", "connected",
                    "dtlsTransportState", "connected")));
  }

  @Test
  void one_misread_frame_does_not_hide_the_stamp_of_another_run() {
    int stranger = new DeviceVariant(4, 0).peerOf(new DeviceVariant(3, 0).stampOf(2));
    Story story = Story.connected().at(2000).frames(stranger, 20, 17).at(2033).unstampedFrame(120);

    VideoProof proof = VideoJudge.judge(story.history(), PEER_2, 1);

    assertThat(proof.evidence().seen())
        .isEqualTo(
            "frames in video2 carry the stamp of peer 2 of another run: each run needs its own room; put {room} into the address");
  }

  @Test
  void the_same_peer_of_another_run_is_the_wrong_source() {
    int stranger = new DeviceVariant(4, 0).peerOf(new DeviceVariant(3, 0).stampOf(2));
    Story story = Story.connected().at(2000).frames(stranger, 30, 17);

    assertJudged(
        story,
        VideoVerdict.WRONG_SOURCE,
        "frames in video2 carry the stamp of peer 2 of another run: each run needs its own room; put {room} into the address");
  }

  @Test
  void two_frames_are_not_enough() {
    Story story = Story.connected().at(2000).frames(2, 2, 17);

    assertJudged(story, VideoVerdict.FROZEN, "only 2 frame(s) of peer 2 so far");
  }

  @Test
  void a_counter_that_starts_anew_at_the_end_of_the_loop_still_rises() {
    Story story =
        Story.connected().at(2000).frame(2, 298).at(2033).frame(2, 299).at(2066).frame(2, 0);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void a_counter_that_falls_back_does_not_play() {
    Story story =
        Story.connected().at(2000).frame(2, 50).at(2033).frame(2, 51).at(2066).frame(2, 49);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void the_same_frame_over_and_over_is_frozen() {
    Story story = Story.connected();
    for (int ms = 2000; ms <= 3500; ms += 100) {
      story.at(ms).frame(2, 7);
    }

    assertJudged(
        story,
        VideoVerdict.FROZEN,
        "the counter of peer 2 stood at 7 for 1.5 s in video2, while that one frame was presented again and again");
  }

  @Test
  void a_video_that_stops_after_playing_is_frozen() {
    Story story = Story.connected().at(2000).frames(2, 30, 1).at(3200).stats(900, 30, 50);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void the_own_camera_in_the_remote_element_is_the_wrong_source() {
    Story story = Story.connected().at(2000).frames(1, 10, 1);

    assertJudged(story, VideoVerdict.WRONG_SOURCE, "frames in video2 carry the stamp of peer 1");
  }

  @Test
  void a_moving_video_without_a_stamp_is_the_wrong_source() {
    Story story = Story.connected().at(2000).unstampedFrame(90).at(2033).unstampedFrame(91);

    assertJudged(
        story,
        VideoVerdict.WRONG_SOURCE,
        "frames in video2 carry no readable stamp; to accept this source, use --expect-source any");
  }

  @Test
  void a_dark_video_is_black() {
    Story story = Story.connected().at(2000).unstampedFrame(2.5);

    assertJudged(
        story,
        VideoVerdict.BLACK,
        "frames are presented in video2, and they are black (mean luma 2.5 of 255)");
  }

  @Test
  void frames_that_play_where_nobody_can_see_them_are_not_rendered() {
    Story story = Story.connected().at(2000).hiddenFrame(2, 1).at(2033).hiddenFrame(2, 2);

    assertJudged(
        story, VideoVerdict.NOT_RENDERED, "peer 2's frames play in video2, which nobody can see");
  }

  @Test
  void decoded_frames_that_no_element_presents_are_not_rendered() {
    Story story = Story.connected().at(2000).stats(500, 42, 50);

    assertJudged(
        story, VideoVerdict.NOT_RENDERED, "42 frames were decoded, and no element presented one");
  }

  @Test
  void a_track_that_no_element_was_given_is_not_rendered() {
    Story story =
        Story.begun().connection().received(MediaKind.VIDEO).shown("local-video").stats(90, 0, 9);

    assertJudged(story, VideoVerdict.NOT_RENDERED, "no element was ever given the track");
  }

  @Test
  void the_own_preview_proves_nothing() {
    Story story = Story.connected();
    for (int counter = 0; counter < 30; counter++) {
      story.at(2000 + 33 * counter).ownPreviewFrame(1, counter);
    }

    assertThat(verdict(story)).isEqualTo(VideoVerdict.NO_FRAMES);
  }

  @Test
  void a_track_without_frames_says_so() {
    Story story = Story.connected().at(2000).stats(12, 0, 50);

    assertJudged(
        story,
        VideoVerdict.NO_FRAMES,
        "ontrack fired, 12 packets arrived, and no frame was decoded");
  }

  @Test
  void without_ontrack_there_is_no_track() {
    Story story = Story.begun().connection();

    assertJudged(story, VideoVerdict.NO_TRACK, "ontrack never fired for video");
  }

  @Test
  void what_is_presented_now_counts_and_not_what_was() {
    Story played = Story.connected().at(2000).frames(2, 5, 1);

    assertThat(verdict(played.at(4000).unstampedFrame(2))).isEqualTo(VideoVerdict.BLACK);
    assertThat(verdict(played.at(6000).frames(1, 3, 5))).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(verdict(played.at(8000).hiddenFrame(2, 99))).isEqualTo(VideoVerdict.NOT_RENDERED);
  }

  @Test
  void a_video_whose_connection_was_closed_is_frozen() {
    Story story = Story.connected().at(2000).frames(2, 5, 1).closed();

    assertJudged(
        story, VideoVerdict.FROZEN, "the page closed the peer connection that the video came by");
  }

  @Test
  void the_browsers_log_runs_by_another_clock_and_ages_nothing() {
    Story story = Story.connected().at(2000).frames(2, 5, 1).at(9000).error("late");

    assertThat(verdict(story)).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void one_frame_a_second_is_stuttering() {
    Story story = oneFrameEachSecond();

    assertJudged(
        story,
        VideoVerdict.STUTTERING,
        "2 new frames of peer 2 in the last second in video2, and at least 3 make a moving"
            + " video");
  }

  @Test
  void a_slow_video_that_stops_is_frozen() {
    Story story = oneFrameEachSecond();
    story.at(9100).stats(9, 9, 9);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void a_slow_video_of_which_the_encoder_dropped_a_frame_has_not_stopped() {
    Story story = oneFrameEachSecond();
    story.at(8900).stats(9, 9, 9);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.STUTTERING);
  }

  @Test
  void no_video_is_so_slow_that_it_never_freezes() {
    Story story = Story.connected();
    for (int n = 0; n < 4; n++) {
      story.at(2000 + 3000 * n).frame(2, 90 * n);
    }
    story.at(11_000 + 4600).stats(9, 9, 9);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void each_of_two_videos_has_to_play() {
    Story both = Story.connected().received(MediaKind.VIDEO, "second").at(2000);
    both.frames(2, 5, 1).at(2000).frames("second", 2, 5, 1);
    Story one = Story.connected().received(MediaKind.VIDEO, "second").at(2000).frames(2, 5, 1);
    Story none = Story.connected().at(2000).frames(2, 5, 1);

    assertThat(VideoJudge.judge(both.history(), PEER_2, 2).verdict())
        .isEqualTo(VideoVerdict.PLAYING);
    assertThat(VideoJudge.judge(one.history(), PEER_2, 2).verdict().good()).isFalse();
    VideoProof proof = VideoJudge.judge(none.history(), PEER_2, 2);
    assertThat(proof.verdict()).isEqualTo(VideoVerdict.NO_TRACK);
    assertThat(proof.evidence().seen()).isEqualTo("ontrack fired for 1 of 2 video tracks");
  }

  @Test
  void of_two_videos_the_one_that_no_element_was_given_is_the_pages_fault() {
    Story one = twoVideos().shown("remote-video").at(2000).frames(2, 10, 20);
    Story both = twoVideos().shown("remote-video", "screen").at(2000).frames(2, 10, 20);

    VideoProof proof = VideoJudge.judge(one.history(), PEER_2, 2);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
    assertThat(proof.evidence().seen()).isEqualTo("no element was ever given the track");
    assertThat(proof.notGiven()).isTrue();
    assertThat(VideoJudge.judge(both.history(), PEER_2, 2).notGiven()).isFalse();
  }

  @Test
  void two_elements_with_the_same_track_may_lag_behind_one_another() {
    Story story = Story.connected().at(2000);
    for (int i = 0; i < 6; i++) {
      story.at(2000 + 33 * i).frame(2, 10 + i).frames("remote-video", 2, 1, 9 + i);
    }

    assertThat(verdict(story)).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void what_is_not_expected_is_not_looked_for() {
    VideoProof proof = VideoJudge.judge(Story.connected().history(), PEER_2, 0);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.NOT_EXPECTED);
  }

  @Test
  void the_own_camera_played_aloud_is_taken_for_the_other_peers_place() {
    Story story =
        Story.connected()
            .at(2000)
            .stats(90, 9, 60)
            .and(state("video1", false))
            .ownPreviewFrame(1, 7);

    assertJudged(
        story,
        VideoVerdict.WRONG_SOURCE,
        "video1 shows the peer's own camera (stamp of peer 1) where the video of peer 2 should"
            + " be");
  }

  @Test
  void the_camera_of_a_third_peer_is_not_called_the_own_one() {
    Story story =
        Story.connected()
            .at(2000)
            .stats(90, 9, 60)
            .and(state("video1", false))
            .ownPreviewFrame(3, 7);

    assertThat(judged(story).evidence().seen())
        .isEqualTo("video1 shows the camera of peer 3 where the video of peer 2 should be");
  }

  @Test
  void a_muted_view_of_oneself_takes_nobodys_place() {
    Story story =
        Story.connected()
            .at(2000)
            .stats(90, 9, 60)
            .and(state("video1", true))
            .ownPreviewFrame(1, 7);

    assertThat(verdict(story)).isEqualTo(VideoVerdict.NOT_RENDERED);
  }

  @Test
  void a_recording_of_the_other_peer_is_not_the_other_peer() {
    Story story = Story.connected().at(2000).stats(90, 9, 60);
    for (int i = 0; i < 5; i++) {
      story.at(2000 + 33 * i).ownPreviewFrame(2, i);
    }

    assertJudged(
        story,
        VideoVerdict.WRONG_SOURCE,
        "video1 shows frames of peer 2 that no open connection brought: a recording, or a"
            + " video that the page made itself");
  }

  @Test
  void a_track_of_a_connection_that_the_page_closed_is_over() {
    Story story =
        Story.connected()
            .at(2000)
            .frames(2, 5, 1)
            .closed()
            .and(new ConnectionEvent.Created(2000, "pc2", List.of()));

    assertThat(verdict(story).good()).isFalse();
  }

  @Test
  void a_paused_element_is_named_with_what_play_said() {
    Story story =
        Story.connected()
            .at(2000)
            .stats(90, 9, 60)
            .and(remoteVideo(true, "", "", ""))
            .and(new ElementEvent.PlayRefused(2000, "video2", "NotAllowedError", "gesture"));

    assertThat(judged(story).evidence().seen())
        .isEqualTo(
            "9 frames were decoded, and no element presented one: video2 is paused, and play() was"
                + " rejected with NotAllowedError: without a click, a browser plays audible media only"
                + " on a page that captures a camera or a microphone; click with --steps, or use"
                + " --autoplay allow");
  }

  @Test
  void an_element_that_took_the_place_of_another_one_is_judged() {
    Story story = Story.connected().at(3000).frames(2, 30, 1);
    for (int i = 0; i < 12; i++) {
      story.at(3040 + 90 * i).and(sample(3040 + 90 * i, "video3", 31 + 3 * i, true, true));
    }
    story.at(4400).and(sample(4400, "video3", 73, true, true));

    assertJudged(story, VideoVerdict.PLAYING, "peer 2's counter rose to 73 in video3, 640×480");
  }

  @Test
  void what_hides_an_element_is_named_and_so_is_the_element() {
    Story story =
        Story.connected()
            .at(2000)
            .and(remoteVideo(false, "#remote", "div#curtain covers it", ""))
            .hiddenFrame(2, 1)
            .at(2033)
            .hiddenFrame(2, 2);

    VideoProof proof = judged(story);

    assertThat(proof.evidence().seen())
        .isEqualTo("peer 2's frames play in #remote, which nobody can see: div#curtain covers it");
  }

  @Test
  void a_shape_that_cuts_the_stamp_away_is_not_judged() {
    VideoProof tall = judged(unstamped(270, 480));
    VideoProof wide = judged(unstamped(1280, 720));

    assertThat(tall.unknown()).isTrue();
    assertThat(tall.evidence().seen())
        .isEqualTo(
            "frames in video2 are 270×480, and this shape cuts off the camera's stamp: Peerproof"
                + " cannot know if they are from peer 2");
    assertThat(wide.unknown()).isFalse();
    assertThat(wide.verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
  }

  private static Story unstamped(int width, int height) {
    return Story.connected()
        .at(2000)
        .and(
            new ElementEvent.VideoSample(
                2000, "video2", "remote-video", true, 1, width, height, null, null, 120, true));
  }

  @Test
  void a_frame_of_another_origin_is_judged_by_what_the_page_around_it_sees() {
    ElementEvent.ElementState seen = frameOf("iframe1", 400, "");
    ElementEvent.ElementState hidden = frameOf("iframe1", 400, "opacity is 0.01");
    ElementEvent.ElementState pixel = frameOf("iframe2", 1, "it is 1×1 pixels large");

    assertThat(verdict(inFrame("400×300").and(seen).and(pixel))).isEqualTo(VideoVerdict.PLAYING);
    assertThat(judged(inFrame("400×300").and(hidden).and(pixel)).evidence().seen())
        .isEqualTo(
            "peer 2's frames play in video2, which nobody can see: in #iframe1: opacity is 0.01");
  }

  @Test
  void a_frame_of_which_the_page_around_says_nothing_is_not_judged() {
    VideoProof none = judged(inFrame("400×300"));
    VideoProof either =
        judged(
            inFrame("9×9")
                .and(frameOf("iframe1", 400, ""))
                .and(frameOf("iframe2", 1, "it is 1×1 pixels large")));

    assertThat(none.unknown()).isTrue();
    assertThat(either.unknown()).isTrue();
    assertThat(none.evidence().seen())
        .isEqualTo(
            "peer 2's frames play in video2, but Peerproof cannot know if a person sees them: it is"
                + " in a frame of another origin, and the page around may hide that");
  }

  @Test
  void a_canvas_with_the_frames_that_arrive_is_playing() {
    VideoProof proof = judged(painted(40, 40));

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(proof.evidence().seen()).endsWith(" in canvas1, 640×480");
  }

  @Test
  void a_canvas_with_other_frames_than_those_that_arrive_is_the_wrong_source() {
    assertJudged(
        painted(40, 200),
        VideoVerdict.WRONG_SOURCE,
        "canvas1 shows frames of peer 2 that are not those that arrive now");
  }

  @Test
  void a_canvas_that_shows_one_frame_again_and_again_is_frozen() {
    Story story = Story.connected();
    for (int i = 0; i < 60; i++) {
      story
          .at(2000 + 90 * i)
          .and(sample(2000 + 90 * i, "video2", 40 + 3 * i, true, false))
          .and(sample(2000 + 90 * i, "canvas1", 40, false, true));
    }

    assertThat(judged(story).verdict()).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void a_canvas_whose_source_no_probe_sees_leaves_the_verdict_open() {
    Story story = Story.connected().at(2000).stats(90, 9, 60);
    for (int i = 0; i < 10; i++) {
      story.at(2000 + 90 * i).and(sample(2000 + 90 * i, "canvas1", 3 * i, false, true));
    }

    VideoProof proof = judged(story);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
    assertThat(proof.unknown()).isTrue();
  }

  @Test
  void a_page_that_was_hidden_is_not_frozen_while_frames_are_decoded() {
    Story story = hiddenAfterFrames().at(8000).stats(900, 180, 60);

    VideoProof proof = judged(story);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(proof.evidence().seen())
        .endsWith(", until the page was hidden; 150 frames were decoded in the 5 s since");
  }

  @Test
  void a_hidden_page_that_decodes_nothing_is_frozen() {
    Story story = hiddenAfterFrames().at(8000).stats(90, 30, 60);

    assertJudged(story, VideoVerdict.FROZEN, "the page is hidden, and no frame was decoded since");
  }

  @Test
  void camera_and_screen_of_a_peer_are_two_pictures_and_both_are_told() {
    Story story = twoVideos().at(3000).frames(2, 10, 20).at(3000).screen("screen", 2, 10, 40);

    assertJudged(
        judged(story, CAMERA_AND_SCREEN),
        VideoVerdict.PLAYING,
        "peer 2's counter rose to 29 in video2, 640×480;"
            + " peer 2's screen: its counter rose to 49 in video3, 800×600");
  }

  @Test
  void two_cameras_are_no_camera_and_screen() {
    Story story = twoVideos().at(3000).frames(2, 10, 20).at(3000).frames("screen", 2, 10, 40);

    VideoProof proof = judged(story, CAMERA_AND_SCREEN);

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(proof.evidence().seen()).endsWith("peer 2 shares its screen, and no video shows it");
  }

  @Test
  void a_camera_in_the_place_of_a_screen_is_the_wrong_source() {
    Story camera = Story.connected().received(MediaKind.VIDEO).at(3000).frames(2, 10, 20);
    Story screen = Story.connected().received(MediaKind.VIDEO, "s").at(3000).screen("s", 2, 10, 20);

    assertThat(judged(camera, SCREEN).verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(judged(screen, SCREEN).verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void of_camera_and_screen_the_one_that_stands_decides() {
    Story story = twoVideos().at(2000).screen("screen", 2, 10, 40).at(6000).frames(2, 10, 20);

    assertJudged(
        judged(story, CAMERA_AND_SCREEN),
        VideoVerdict.FROZEN,
        "the counter of peer 2's screen stood at 49 for 4 s in video3");
  }

  /** Hidden frames from one counter on, and frames on a canvas from another one on. */
  private static Story painted(int arrivingFrom, int paintedFrom) {
    Story story = Story.connected();
    for (int i = 0; i < 10; i++) {
      story
          .at(2000 + 90 * i)
          .and(sample(2000 + 90 * i, "video2", arrivingFrom + 3 * i, true, false))
          .and(sample(2000 + 90 * i, "canvas1", paintedFrom + 3 * i, false, true));
    }
    return story;
  }

  private static ElementEvent.VideoSample sample(
      double atMs, String element, int counter, boolean remote, boolean visible) {
    return new ElementEvent.VideoSample(
        atMs, element, remote ? "remote-video" : "", remote, 1, 640, 480, 2, counter, 120, visible);
  }

  /** The element of the remote video; one that something hides is not visible. */
  private static ElementEvent.ElementState remoteVideo(
      boolean paused, String name, String unseen, String frame) {
    return new ElementEvent.ElementState(
        2000,
        "video2",
        List.of("remote-video"),
        paused,
        false,
        4,
        640,
        480,
        unseen.isEmpty(),
        name,
        unseen,
        "",
        frame);
  }

  private static ElementEvent.ElementState state(String element, boolean muted) {
    return new ElementEvent.ElementState(
        2000, element, List.of("local-video"), false, muted, 4, 640, 480, true, "", "", "", "");
  }

  /** Frames that are seen in their page, which is in a frame of another origin of this size. */
  private static Story inFrame(String size) {
    return Story.connected().at(2000).and(remoteVideo(false, "", "", size)).frames(2, 5, 1);
  }

  private static ElementEvent.ElementState frameOf(String element, int width, String unseen) {
    return new ElementEvent.ElementState(
        1990,
        element,
        List.of(),
        false,
        true,
        4,
        width,
        300,
        unseen.isEmpty(),
        "#" + element,
        unseen,
        "",
        "");
  }

  private static Story twoVideos() {
    return Story.connected().received(MediaKind.VIDEO).received(MediaKind.VIDEO, "screen");
  }

  /** Frames up to 3 s, and a page that is hidden since. */
  private static Story hiddenAfterFrames() {
    return Story.connected()
        .at(3000)
        .frames(2, 30, 1)
        .stats(90, 30, 60)
        .at(3010)
        .and(new PageEvent.VisibilityChanged(3010, true));
  }

  /** Five frames of the other peer, one each second. */
  private static Story oneFrameEachSecond() {
    Story story = Story.connected();
    for (int second = 0; second < 5; second++) {
      story.at(2000 + 1000 * second).frame(2, 30 * second);
    }
    return story;
  }

  private static VideoProof judged(Story story) {
    return VideoJudge.judge(story.history(), PEER_2, 1);
  }

  private static VideoProof judged(Story story, ExpectedMedia expected) {
    return VideoJudge.judge(story.history(), PEER_2, expected, USUAL);
  }

  private static VideoVerdict verdict(Story story) {
    return judged(story).verdict();
  }

  private static void assertJudged(Story story, VideoVerdict verdict, String seen) {
    assertJudged(judged(story), verdict, seen);
  }

  private static void assertJudged(VideoProof proof, VideoVerdict verdict, String seen) {
    assertThat(proof.verdict()).isEqualTo(verdict);
    assertThat(proof.evidence().seen()).isEqualTo(seen);
  }
}
