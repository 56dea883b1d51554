package io.peerproof.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ElementEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Story;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.proof.expectation.PeerSignature;
import org.junit.jupiter.api.Test;

class UnstampedVideoJudgeTest {

  private static final PeerSignature ANY =
      new PeerSignature(2, 300, 681).from(MediaSourcePolicy.ANY);

  /** Frames each 100 ms for as long, of which the video changes by so much. */
  private static Story story(int ms, double change) {
    Story story = Story.connected();
    for (int at = 0; at <= ms; at += 100) {
      frame(story, 2000 + at, at / 33 + 1, 120, true);
      story.and(new ElementEvent.VideoChanged(2000 + at, "video2", "remote-video", change));
    }
    return story;
  }

  private static void frame(Story story, int at, long presented, double luma, boolean visible) {
    story
        .at(at)
        .and(
            new ElementEvent.VideoSample(
                at,
                "video2",
                "remote-video",
                true,
                presented,
                640,
                480,
                null,
                null,
                luma,
                visible));
  }

  private static VideoProof judged(Story story) {
    return VideoJudge.judge(story.history(), ANY, 1);
  }

  @Test
  void a_moving_video_without_a_stamp_plays_and_says_so() {
    VideoProof proof = judged(story(1000, 9));

    assertThat(proof.verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(proof.evidence().expected())
        .isEqualTo(
            "a moving video, or frames stamped by peer 2, counter rising, at least 3 a second,"
                + " presented by an element");
    assertThat(proof.evidence().seen()).isEqualTo("an unstamped video in video2 moves, 640×480");
    assertThat(proof.evidence().facts()).containsEntry("source", "unstamped");
  }

  @Test
  void a_still_video_that_is_presented_again_and_again_is_frozen_however_noisy() {
    Story still = story(2600, 5.9);

    assertThat(judged(still).verdict()).isEqualTo(VideoVerdict.FROZEN);
    assertThat(judged(still).evidence().seen())
        .isEqualTo(
            "an unstamped video in video2 stood still for 2.6 s, while frames of it were"
                + " presented again and again");
    assertThat(judged(still).still()).as("blames the media").isTrue();
  }

  @Test
  void a_video_that_changed_twice_may_be_a_page_that_loads() {
    Story story = story(100, 9);

    assertThat(judged(story).verdict()).isEqualTo(VideoVerdict.FROZEN);
    assertThat(judged(story).evidence().seen())
        .isEqualTo("an unstamped video in video2 changed 2 time(s) so far");
  }

  @Test
  void one_that_stops_is_frozen() {
    Story story = story(1000, 9).at(4200).stats(90, 30, 50);

    assertThat(judged(story).verdict()).isEqualTo(VideoVerdict.FROZEN);
    assertThat(judged(story).evidence().seen())
        .isEqualTo("an unstamped video in video2: no frame was presented for 1.2 s");
    assertThat(judged(story).still()).as("blames the media").isFalse();
  }

  @Test
  void a_frame_a_second_stutters() {
    Story story = Story.connected();
    for (int second = 0; second < 5; second++) {
      frame(story, 2000 + 1000 * second, second + 1, 120, true);
      story.and(new ElementEvent.VideoChanged(2000 + 1000 * second, "video2", "remote-video", 50));
    }

    assertThat(judged(story).verdict()).isEqualTo(VideoVerdict.STUTTERING);
    assertThat(judged(story.at(8900).stats(9, 9, 9)).verdict()).isEqualTo(VideoVerdict.STUTTERING);
    assertThat(judged(story.at(9100).stats(9, 9, 9)).verdict()).isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void a_black_one_is_black_and_a_hidden_one_is_not_rendered() {
    Story black = story(1000, 9);
    frame(black, 3100, 40, 3, true);
    Story hidden = story(1000, 9);
    frame(hidden, 3100, 40, 120, false);

    assertThat(judged(black).verdict()).isEqualTo(VideoVerdict.BLACK);
    assertThat(judged(hidden).verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
  }

  @Test
  void the_own_camera_is_the_wrong_source_of_any() {
    assertThat(judged(Story.connected().at(2000).frames(1, 10, 1)).verdict())
        .isEqualTo(VideoVerdict.WRONG_SOURCE);
  }

  @Test
  void the_other_peers_camera_plays_as_ever() {
    assertThat(judged(Story.connected().at(2000).frames(2, 10, 1)).verdict())
        .isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void sound_that_is_not_the_tone_is_heard_and_silence_and_the_own_tone_are_not() {
    AudioProof music =
        AudioJudge.judge(
            Story.connected()
                .at(2000)
                .sound(200.0, -30, 0.1, "video2")
                .at(2050)
                .sound(310.0, -28, 0.2, "video2")
                .history(),
            ANY,
            true);

    assertThat(music.verdict()).isEqualTo(AudioVerdict.HEARD);
    assertThat(music.evidence().facts()).containsEntry("source", "unstamped");
    assertThat(
            AudioJudge.judge(Story.connected().at(2000).tone(608).history(), ANY, true).verdict())
        .isEqualTo(AudioVerdict.WRONG_SOURCE);
    assertThat(
            AudioJudge.judge(
                    Story.connected()
                        .at(2000)
                        .sound(null, -90, 0, "video2")
                        .stats(0, 0, 7)
                        .history(),
                    ANY,
                    true)
                .verdict())
        .isEqualTo(AudioVerdict.SILENT);
  }
}
