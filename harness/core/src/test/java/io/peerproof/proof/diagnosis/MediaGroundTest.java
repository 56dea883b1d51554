package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.MediaKind;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.Story;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.PeerHistory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaGroundTest {

  private static final VideoProof NOT_RENDERED =
      new VideoProof(VideoVerdict.NOT_RENDERED, new Evidence("a video", "none", null, Map.of()));

  /** One of two videos is in an element. */
  private static final PeerHistory HISTORY =
      Story.connected()
          .received(MediaKind.VIDEO)
          .received(MediaKind.VIDEO, "screen")
          .shown("remote-video")
          .history();

  private static final PeerHistory OTHERS = Story.connected().history();

  @Test
  void a_video_that_an_element_has_may_be_missing_because_of_the_machine() {
    assertThat(MediaGround.of(NOT_RENDERED, HISTORY, OTHERS)).isEqualTo(DiagnosisGround.MISSING);
  }

  @Test
  void frames_that_go_on_and_show_no_change_are_no_fault_of_the_machine() {
    VideoProof frozen =
        new VideoProof(VideoVerdict.FROZEN, new Evidence("a video", "still", 2000.0, Map.of()));

    assertThat(MediaGround.of(frozen, HISTORY, OTHERS)).isEqualTo(DiagnosisGround.MISSING);
    assertThat(MediaGround.of(frozen.ofStillVideo(), HISTORY, OTHERS))
        .isEqualTo(DiagnosisGround.UNDONE);
  }

  @Test
  void a_video_that_no_element_was_given_was_left_undone_by_the_page() {
    assertThat(MediaGround.of(NOT_RENDERED.ofTrackNotGiven(), HISTORY, OTHERS))
        .isEqualTo(DiagnosisGround.UNDONE);
  }
}
