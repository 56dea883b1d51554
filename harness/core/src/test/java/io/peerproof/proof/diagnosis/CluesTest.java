package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.EncodedTransformSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.ConnectionEvent.End;
import io.peerproof.event.ConnectionEvent.MethodFailed;
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
import java.util.Set;
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
  void errors_that_differ_in_numbers_alone_are_one_clue() {
    Story caller = Story.begun().at(1010).connection();
    for (int n = 0; n < 400; n++) {
      caller.at(1240 + n).error("frame %d of 3f%02x was lost".formatted(n, n % 256));
    }
    caller.at(2000).error("no server");

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .containsExactly(
            "The caller's page reported an error: frame 0 of 3f00 was lost (at +230 ms; 400"
                + " times, with other numbers).",
            "The caller's page reported an error: no server (at +990 ms).");
  }

  @Test
  void as_many_tracks_as_a_page_has_are_told_apart() {
    Story caller = Story.begun().at(1010).connection();
    for (int n = 0; n < 3; n++) {
      caller.and(new TrackEvent.Stopped(1250 + n, "track" + n, MediaKind.VIDEO));
    }

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY)).hasSize(3);
  }

  @Test
  void clues_that_are_too_many_are_counted() {
    Story caller = Story.begun().at(1010).connection();
    for (char letter = 'g'; letter < 'z'; letter++) {
      caller.error("problem " + letter + letter);
    }

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .hasSize(13)
        .endsWith("7 more clues were left out.");
  }

  @Test
  void a_camera_of_another_run_is_the_first_clue() {
    Story caller = Story.connected().at(2000).frames(10, 3, 17);

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .startsWith(
            "The caller receives the camera of another run: give each run a room of its own.");
  }

  @Test
  void a_description_that_was_changed_on_its_way_is_told_line_by_line() {
    Story caller =
        Story.begun().connection().and(description(Side.LOCAL, "offer", "v=0", "a=fingerprint:1"));
    Story callee =
        Story.begun().connection().and(description(Side.REMOTE, "offer", "v=0", "a=fingerprint:2"));

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly(
            "The offer that the callee set differs from the one that the caller made. Removed"
                + " lines: a=fingerprint:1. Added lines: a=fingerprint:2.");
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
  void channels_of_tabs_are_told_while_the_pages_do_not_find_each_other() {
    Story caller =
        Story.begun().and(new PageEvent.TabChannelUsed(1100, "BroadcastChannel", "room-1"));
    Story callee =
        Story.begun()
            .and(new PageEvent.TabChannelUsed(1100, "storage", ""))
            .and(new PageEvent.TabChannelUsed(1200, "SharedWorker", "hub.js"));
    Story answered =
        Story.begun()
            .connection()
            .and(new PageEvent.TabChannelUsed(1100, "BroadcastChannel", "sign-in"))
            .and(description(Side.REMOTE, "offer", "v=0"));

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly(
            "The caller's page uses the BroadcastChannel \"room-1\", which reaches only tabs of the"
                + " same browser; if the pages find each other through it, use --same-browser.",
            "The callee's page uses storage events and the SharedWorker hub.js, which reach only tabs"
                + " of the same browser; if the pages find each other through them, use"
                + " --same-browser.");
    assertThat(Clues.of(answered.history(), PeerHistory.EMPTY)).isEmpty();
  }

  @Test
  void an_echo_is_told_with_the_option_that_judges_it() {
    Story echoed =
        Story.begun()
            .connection()
            .and(description(Side.LOCAL, "offer", "a=ice-ufrag:AAAA", "a=fingerprint:1"))
            .and(description(Side.REMOTE, "answer", "a=ice-ufrag:BBBB", "a=fingerprint:2"))
            .at(3000);

    assertThat(Clues.of(echoed.frames(1, 5, 20).history(), PeerHistory.EMPTY))
        .containsExactly(
            "The caller receives its own camera over a connection that leads to neither page of this"
                + " call: an echo. To judge an echo, use --loopback.");
    assertThat(Clues.of(PeerHistory.EMPTY, echoed.history())).isEmpty();
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
            "The callee set an offer that the caller did not make: it came from another page or"
                + " server.");
  }

  @Test
  void a_description_that_a_page_made_itself_is_of_no_other_page() {
    Story caller =
        Story.begun().connection().and(description(Side.LOCAL, "offer", "a=ice-ufrag:A"));
    Story callee =
        Story.begun()
            .connection()
            .and(description(Side.LOCAL, "offer", "a=ice-ufrag:B"))
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:B"));

    assertThat(Clues.of(caller.history(), callee.history()))
        .noneMatch(clue -> clue.contains("another page or server"));
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
  void an_answer_to_the_others_offer_that_it_never_set_was_lost() {
    Story caller =
        Story.begun().connection().and(description(Side.LOCAL, "offer", "a=ice-ufrag:AAAA"));
    Story callee =
        Story.begun()
            .connection()
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:AAAA"))
            .and(description(Side.LOCAL, "answer", "a=ice-ufrag:BBBB"));

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly(
            "The callee answered the caller's offer, and the caller never set that answer: it was"
                + " lost, or the page did not use it.");
  }

  @Test
  void an_offer_that_nobody_answered_is_told_without_a_guess_at_its_way() {
    Story caller =
        Story.begun().connection().and(description(Side.LOCAL, "offer", "a=ice-ufrag:AAAA"));

    assertThat(Clues.of(caller.history(), Story.begun().connection().history()))
        .containsExactly("The caller made an offer and got no answer; the callee set no offer.");
  }

  @Test
  void pages_that_talk_to_a_media_server_lost_nothing_between_them() {
    Story caller = withServer("AAAA", "SFU1").error("Lost connection to the server");
    Story callee = withServer("BBBB", "SFU2");

    assertThat(Clues.of(caller.history(), callee.history()))
        .containsExactly(
            "The caller's page reported an error: Lost connection to the server (at +0 ms).");
  }

  /** The page offers, and a server answers and adds no candidate of its own. */
  private static Story withServer(String own, String server) {
    return Story.begun()
        .connection()
        .and(new CandidateGathered(1, "pc1", "candidate:1 of " + own))
        .and(description(Side.LOCAL, "offer", "a=ice-ufrag:" + own))
        .and(description(Side.REMOTE, "answer", "a=ice-ufrag:" + server));
  }

  @Test
  void a_clue_that_came_again_and_again_is_counted() {
    Story caller = Story.begun().connection();
    for (int n = 0; n < 12; n++) {
      caller.at(1240 + n).error("\u001b[31mno server\n::error::at all");
    }

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .containsExactly(
            "The caller's page reported an error: \\u001b[31mno server %3A%3Aerror::at all (at +240"
                + " ms; 12 times).");
  }

  @Test
  void what_still_keeps_the_missing_media_away_comes_first() {
    Story caller =
        Story.begun()
            .connection()
            .and(new TrackEvent.Added(1100, "pc1", "a", MediaKind.AUDIO))
            .and(new TrackEvent.Added(1100, "pc1", "v", MediaKind.VIDEO))
            .at(1200)
            .error("something odd")
            .and(new TrackEvent.EnabledSet(1300, "a", MediaKind.AUDIO, false))
            .and(new TrackEvent.Stopped(1400, "v", MediaKind.VIDEO));

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY, Set.of(), Set.of(MediaKind.VIDEO)))
        .containsExactly(
            "The caller's page stopped the video track v (at +400 ms).",
            "The caller's page reported an error: something odd (at +200 ms).",
            "The caller's page disabled the audio track a (at +300 ms).");
  }

  @Test
  void a_description_that_came_back_to_its_own_page_is_told() {
    Story caller =
        Story.begun()
            .connection()
            .and(description(Side.LOCAL, "offer", "a=ice-ufrag:AAAA"))
            .and(description(Side.REMOTE, "offer", "a=ice-ufrag:AAAA"));

    assertThat(Clues.of(caller.history(), Story.begun().history()))
        .startsWith(
            "The caller's page set its own session description as the remote description: the page calls itself.");
  }

  @Test
  void candidates_that_came_back_to_their_sender_are_told() {
    Story caller =
        Story.begun()
            .connection()
            .and(new CandidateGathered(1, "pc1", "candidate:1"))
            .and(new CandidateAdded(2, "pc1", "candidate:1"));

    assertThat(Clues.of(caller.history(), Story.begun().history()))
        .startsWith(
            "The caller's page added its own ICE candidates as remote candidates: the signaling"
                + " returned them to their sender.");
  }

  @Test
  void a_server_that_does_not_answer_is_told_unless_ice_is_connected() {
    ConnectionEvent.CandidateError error =
        new ConnectionEvent.CandidateError(
            1500, "pc1", "stun:stun.example:3478", 701, "STUN binding request timed out.");
    Story caller =
        Story.begun()
            .connection()
            .and(error)
            .state(ConnectionEvent.Machine.ICE_GATHERING, "gathering");

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .startsWith(
            "The caller got no answer from the ICE server stun:stun.example:3478, and still gathers"
                + " candidates.");
    assertThat(Clues.of(Story.connected().and(error).history(), PeerHistory.EMPTY))
        .noneMatch(clue -> clue.contains("got no answer from the ICE server"));
  }

  @Test
  void candidates_that_are_names_alone_are_told() {
    Story caller =
        Story.begun()
            .connection()
            .and(new CandidateGathered(1, "pc1", "candidate:1 1 udp 21 4d1c.local 5000 typ host"));

    assertThat(Clues.of(caller.history(), PeerHistory.EMPTY))
        .anyMatch(
            clue ->
                clue.startsWith("The caller's ICE candidates contain only mDNS names (.local)"));
    assertThat(
            Clues.of(
                caller
                    .and(
                        new CandidateGathered(
                            1, "pc1", "candidate:2 1 udp 21 10.0.0.1 5000 typ host"))
                    .history(),
                PeerHistory.EMPTY))
        .noneMatch(clue -> clue.contains(".local"));
  }

  @Test
  void an_insecure_origin_is_told_of_a_page_that_asked_for_no_camera() {
    Story insecure =
        new Story()
            .and(new PageEvent.DocumentStarted(1000, "http://192.0.2.7:8080/call", false))
            .at(1010)
            .connection();
    assertThat(Clues.of(insecure.history(), PeerHistory.EMPTY)).isEmpty();
    insecure.error("Cannot read properties of undefined (reading 'getUserMedia')");

    assertThat(Clues.of(insecure.history(), PeerHistory.EMPTY))
        .startsWith(
            "The caller's page is at the insecure origin http://192.0.2.7:8080/: a browser gives it"
                + " no camera and no microphone (navigator.mediaDevices is missing). Use https or"
                + " localhost.");
    assertThat(Clues.of(insecure.requested().history(), PeerHistory.EMPTY))
        .noneMatch(clue -> clue.contains("insecure"));
    for (String url :
        List.of("http://127.0.0.1:8080/", "http://localhost/", "https://192.0.2.7/")) {
      assertThat(
              Clues.of(
                  new Story()
                      .and(new PageEvent.DocumentStarted(1000, url, false))
                      .error("getUserMedia")
                      .history(),
                  PeerHistory.EMPTY))
          .noneMatch(clue -> clue.contains("insecure"));
    }
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
        .containsExactly("The caller gathered 2 candidates, and the callee added none of them.");
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
  void a_video_that_is_no_cameras_is_told() {
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
                + " video that the page made.");
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
            "Recently, the caller's camera delivered 30 frames a second, and its encoder sent 1.");
  }

  @Test
  void a_transform_of_encoded_video_that_the_other_page_does_not_undo_is_told() {
    Story caller = Story.connected().and(transform(End.SENDER));
    Story callee = Story.connected().at(3000).stats(120, 0, 50);

    assertThat(Clues.of(caller.history(), callee.history(), Set.of(), Set.of(MediaKind.VIDEO)))
        .containsExactly(
            "The caller's page transforms encoded video before it is sent (RTCRtpScriptTransform),"
                + " and the callee's page does not undo that: 120 packets arrived.");
  }

  @Test
  void transforms_at_both_ends_whose_frames_are_not_decoded_are_told() {
    Story caller = Story.connected().and(transform(End.SENDER));
    Story callee = Story.connected().and(transform(End.RECEIVER)).at(3000).stats(120, 0, 50);

    assertThat(Clues.of(caller.history(), callee.history(), Set.of(), Set.of(MediaKind.VIDEO)))
        .containsExactly(
            "Both pages transform encoded video (RTCRtpScriptTransform): 120 packets arrived, and"
                + " what they hold is not what was sent. The keys may differ, or a transform may"
                + " pass nothing on.");
  }

  @Test
  void a_transform_whose_frames_are_decoded_explains_nothing() {
    Story caller = Story.connected().and(transform(End.SENDER));
    Story callee =
        Story.connected()
            .and(transform(End.RECEIVER))
            .at(2000)
            .stats(60, 30, 20)
            .at(4000)
            .stats(120, 60, 50)
            .hiddenFrame(1, 12);

    assertThat(Clues.of(caller.history(), callee.history(), Set.of(), Set.of(MediaKind.VIDEO)))
        .isEmpty();
  }

  @Test
  void a_constructor_that_threw_is_told() {
    MethodFailed threw =
        new MethodFailed(1020, "", MethodFailed.CONSTRUCTOR, "SyntaxError", "invalid URL");
    Story none = Story.begun().at(1000).requested().granted().and(threw);

    assertThat(Clues.of(none.history(), Story.begun().history()))
        .containsExactly(
            "The caller's new RTCPeerConnection failed: SyntaxError: invalid URL (at +20 ms).");
  }

  private static EncodedTransformSet transform(End side) {
    return new EncodedTransformSet(1045, "pc1", side, MediaKind.VIDEO, "RTCRtpScriptTransform");
  }

  private static DescriptionSet description(Side side, String kind, String... lines) {
    return new DescriptionSet(1000, "pc1", side, kind, 995, String.join("\r\n", lines));
  }
}
