package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Story;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CluesTest {

  @Test
  void a_deed_is_told_with_its_time_from_the_first_webrtc_call() {
    Story caller =
        Story.begun()
            .at(1010)
            .connection()
            .and(new TrackEvent.EnabledSet(1250, "0123456789", MediaKind.VIDEO, false))
            .and(new TrackEvent.EnabledSet(1260, "0123456789", MediaKind.VIDEO, true))
            .and(
                new EncodingsSet(1300, "pc1", "0123456789", MediaKind.VIDEO, List.of(true, false)));

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .containsExactly(
            "The caller's page disabled the video track 01234567 (at +240 ms).",
            "The caller's page set its video encodings to [active, inactive] with setParameters"
                + " (at +290 ms).");
  }

  @Test
  void a_description_that_was_changed_on_its_way_is_told_line_by_line() {
    Story caller =
        Story.begun().connection().and(description(Side.LOCAL, "offer", "v=0", "a=fingerprint:1"));
    Story callee =
        Story.begun().connection().and(description(Side.REMOTE, "offer", "v=0", "a=fingerprint:2"));

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly(
            "The offer that the callee set is not the one that the caller made. Gone:"
                + " a=fingerprint:1. New: a=fingerprint:2.");
  }

  @Test
  void a_description_that_only_got_its_candidates_is_the_same() {
    Story caller =
        Story.begun()
            .connection()
            .and(description(Side.LOCAL, "offer", "v=0", "a=candidate:1 1 udp"));
    Story callee = Story.begun().connection().and(description(Side.REMOTE, "offer", "v=0"));

    assertThat(Clues.of(caller.history(), callee.history())).isEmpty();
  }

  @Test
  void a_description_of_somebody_else_is_not_compared_line_by_line() {
    Story caller =
        Story.begun()
            .connection()
            .and(description(Side.LOCAL, "offer", "a=ice-ufrag:AAAA", "a=fingerprint:1"));
    Story callee =
        Story.begun()
            .connection()
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:AAAA", "a=fingerprint:1"))
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:BBBB", "a=fingerprint:2"));
    Story stranger =
        Story.begun()
            .connection()
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:BBBB", "a=fingerprint:2"));

    assertThat(Clues.of(caller.history(), callee.history())).isEmpty();
    assertThat(Clues.of(caller.history(), stranger.history()))
        .containsExactly(
            "The callee set an offer that the caller did not make: it has a connection to somebody"
                + " else.");
  }

  @Test
  void what_a_page_had_set_before_it_was_left_was_not_lost() {
    Story caller = Story.begun().connection().and(description(Side.LOCAL, "offer", "v=0"));
    Story callee =
        Story.begun()
            .connection()
            .and(description(Side.REMOTE, "offer", "v=0"))
            .and(new PageEvent.DocumentStarted(2000, "http://elsewhere/", false));

    assertThat(Clues.of(caller.history(), callee.history())).isEmpty();
  }

  @Test
  void an_answer_that_never_came_is_told() {
    Story callee = Story.begun().connection().and(description(Side.LOCAL, "answer", "v=0"));

    assertThat(Clues.of(Story.begun().history(), callee.history()))
        .containsExactly(
            "The callee set its own answer, and the caller never set it: it was lost on its way,"
                + " or refused.");
  }

  @Test
  void candidates_that_went_nowhere_are_counted() {
    Story caller =
        Story.begun()
            .connection()
            .and(new CandidateGathered(1, "pc1", "candidate:1"))
            .and(new CandidateGathered(1, "pc1", "candidate:2"))
            .and(new CandidateGathered(1, "pc1", null));
    Story callee = Story.begun().connection();

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly("The caller gathered 2 candidate(s), and the callee added none of them.");
    assertThat(
            Clues.of(
                caller.history(),
                callee.and(new CandidateAdded(1, "pc1", "candidate:1")).history()))
        .isEmpty();
  }

  @Test
  void a_refusal_in_a_page_with_a_frame_of_another_origin_names_the_frame() {
    PageEvent.DocumentStarted page =
        new PageEvent.DocumentStarted(1000, "http://here/call?x=1", false);
    PageEvent.DocumentStarted frame =
        new PageEvent.DocumentStarted(1001, "http://there:8080/inner", true);
    PageEvent.DocumentStarted own = new PageEvent.DocumentStarted(1001, "http://here/inner", true);
    Story foreign = new Story().and(page).and(frame).requested().refused("NotAllowedError");
    Story same = new Story().and(page).and(own).requested().refused("NotAllowedError");

    assertThat(Clues.of(foreign.history(), PeerHistory.EMPTY))
        .containsExactly(
            "The caller's page has a frame of another origin, http://there:8080/: it gets camera"
                + " and microphone only with allow=\"camera; microphone\" on the iframe.");
    assertThat(Clues.of(same.history(), PeerHistory.EMPTY)).isEmpty();
  }

  @Test
  void a_picture_that_is_no_cameras_is_told() {
    Story caller =
        Story.begun()
            .requested()
            .and(
                new MediaEvent.Granted(
                    1000, 1, List.of(new MediaEvent.LocalTrack("camera", MediaKind.VIDEO, "fake"))))
            .connection();
    Story ofCamera =
        Story.begun().connection().and(new TrackEvent.Added(1, "pc1", "x", MediaKind.VIDEO));

    assertThat(
            Clues.of(
                caller.and(new TrackEvent.Added(1, "pc1", "canvas", MediaKind.VIDEO)).history(),
                ofCamera.history()))
        .containsExactly(
            "The caller sends a video track that getUserMedia did not give: a canvas, a copy, or a"
                + " picture that the page made.");
  }

  @Test
  void an_encoder_that_sends_a_part_of_what_is_filmed_is_told() {
    List<StampedFrame> frames =
        IntStream.range(0, 90).mapToObj(n -> new StampedFrame(1000 + 33 * n, 1, n)).toList();
    Story caller =
        Story.begun()
            .at(4000)
            .and(new MediaEvent.FramesCaptured(4000, 1, "camera", frames))
            .and(
                new ConnectionEvent.Stats(
                    4000,
                    "pc1",
                    Map.of(
                        "OT",
                        Map.of("type", "outbound-rtp", "kind", "video", "framesPerSecond", 1))));

    assertThat(Clues.of(caller.history(), Story.begun().history()))
        .containsExactly(
            "Of late the caller's camera gave 30 frames a second, and its encoder sent 1.");
  }

  private static DescriptionSet description(Side side, String kind, String... lines) {
    return new DescriptionSet(1000, "pc1", side, kind, 995, String.join("\r\n", lines));
  }
}
