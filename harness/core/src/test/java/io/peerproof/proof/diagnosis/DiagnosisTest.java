package io.peerproof.proof.diagnosis;

import static io.peerproof.event.ConnectionEvent.Machine.CONNECTION;
import static io.peerproof.event.ConnectionEvent.Machine.DTLS;
import static io.peerproof.event.ConnectionEvent.Machine.ICE_CONNECTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.MethodFailed;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.DataJudge;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  private static final PeerSignature PEER_2 = new PeerSignature(2, 300, 620);

  @Test
  void a_call_that_works_has_none() {
    Story story = Story.connected().at(2000).frames(2, 5, 1).tone(620);

    assertThat(diagnose(story)).isEmpty();
  }

  @Test
  void a_404_breaks_the_page() {
    assertThat(diagnose(Story.begun().loaded(404)))
        .contains(
            new Diagnosis(
                FailedPhase.PAGE,
                "the server answered 404 for http://page/",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_page_that_works_is_not_judged_by_the_status_of_its_address() {
    Story story =
        Story.connected().and(new PageEvent.DocumentLoaded(2, "http://page/", false, 404));

    assertThat(diagnose(story)).map(Diagnosis::phase).isNotEqualTo(Optional.of(FailedPhase.PAGE));
  }

  @Test
  void a_dialog_that_nobody_answered_is_what_stopped_the_page() {
    Story story =
        Story.begun()
            .and(new PageEvent.DialogOpened(5, "prompt", "Which\nroom?"))
            .and(new PageEvent.DialogClosed(6, "prompt", "Which\nroom?", false, true))
            .error("no room");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.PAGE,
                "the page asked \"Which room?\" (prompt), and nobody answered, so it was dismissed:"
                    + " --steps can answer it (accept dialog, dismiss dialog, answer dialog with"
                    + " 'text')",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_constructor_that_threw_is_named_where_no_connection_was_made() {
    MethodFailed threw =
        new MethodFailed(1020, "", MethodFailed.CONSTRUCTOR, "SyntaxError", "invalid URL");

    assertThat(diagnose(Story.begun().requested().granted().and(threw)))
        .contains(
            new Diagnosis(
                FailedPhase.SIGNALING,
                "no offer was made, and none arrived; new RTCPeerConnection threw SyntaxError:"
                    + " invalid URL",
                DiagnosisGround.UNDONE));
    assertThat(diagnose(Story.begun().and(threw)))
        .map(Diagnosis::phase)
        .contains(FailedPhase.SIGNALING);
    assertThat(diagnose(Story.begun().requested().granted().and(threw).connection()))
        .map(Diagnosis::reason)
        .contains("no offer was made, and none arrived");
  }

  @Test
  void a_policy_of_the_page_that_blocks_its_camera_is_named() {
    MediaEvent.Refused refused =
        new MediaEvent.Refused(
            1020, 1, "NotAllowedError", "Permission denied", null, null, null, "camera");

    assertThat(diagnose(Story.begun().requested().and(refused)))
        .contains(
            new Diagnosis(
                FailedPhase.MEDIA,
                "getUserMedia was refused: NotAllowedError: Permission denied, because the"
                    + " Permissions-Policy of the page blocks camera",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_script_that_did_not_load_is_the_page() {
    Story story =
        Story.begun()
            .and(new PageEvent.ScriptFailed(5, "http://page/main.js"))
            .error("Uncaught TypeError: start is not a function");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.PAGE,
                "the page's script http://page/main.js did not load",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_socket_that_failed_is_told_of_a_call_that_was_not_negotiated() {
    Story refused =
        Story.begun().and(new PageEvent.SocketClosed(5, "ws://page/", false, 1006, "", false));
    Story ended =
        Story.begun().and(new PageEvent.SocketClosed(5, "ws://page/", true, 1000, "", true));

    assertThat(diagnose(refused))
        .map(Diagnosis::reason)
        .contains(
            "the page called neither getUserMedia nor RTCPeerConnection: it never began a call; its"
                + " WebSocket ws://page/ could not be opened");
    assertThat(diagnose(ended))
        .map(Diagnosis::reason)
        .contains(
            "the page called neither getUserMedia nor RTCPeerConnection: it never began a call");
  }

  @Test
  void a_dialog_that_still_waits_stops_the_page() {
    Story story = Story.connected().and(new PageEvent.DialogOpened(5, "alert", "Hello"));

    assertThat(diagnose(story))
        .map(Diagnosis::reason)
        .contains("the page asked \"Hello\" (alert), and nobody answered: it waits");
  }

  @Test
  void an_alert_that_was_closed_and_a_dialog_that_a_step_answered_stopped_nothing() {
    Story story =
        Story.begun()
            .and(new PageEvent.DialogOpened(5, "alert", "Hello"))
            .and(new PageEvent.DialogClosed(6, "alert", "Hello", true, true))
            .and(new PageEvent.DialogOpened(7, "confirm", "Accept?"))
            .and(new PageEvent.DialogClosed(8, "confirm", "Accept?", true, false));

    assertThat(diagnose(story)).map(Diagnosis::phase).contains(FailedPhase.MEDIA);
  }

  @Test
  void a_page_that_never_began_is_the_page() {
    Story story = new Story().and(new PageEvent.DocumentStarted(1, "about:blank", false));

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.PAGE, "the page never began to load", DiagnosisGround.MISSING));
  }

  @Test
  void an_error_before_any_call_breaks_the_page() {
    Story story = Story.begun().error("Uncaught TypeError: x is not a function").loaded(200);

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.PAGE,
                "the page failed before it made any WebRTC call: Uncaught TypeError: x is not a"
                    + " function",
                DiagnosisGround.UNDONE));
  }

  @Test
  void a_page_that_never_calls_breaks_at_media() {
    assertThat(diagnose(Story.begun().loaded(200)))
        .contains(
            new Diagnosis(
                FailedPhase.MEDIA,
                "the page called neither getUserMedia nor RTCPeerConnection: it never began a"
                    + " call",
                DiagnosisGround.UNDONE));
  }

  @Test
  void a_refused_camera_breaks_at_media() {
    Story story = Story.begun().connection().requested().refused("NotAllowedError");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.MEDIA,
                "getUserMedia was refused: NotAllowedError: Permission denied",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_kind_that_the_other_page_could_not_capture_breaks_at_media() {
    Story other =
        Story.begun()
            .connection()
            .and(new PageEvent.NoMediaDevices(1000, true))
            .and(
                new ConnectionEvent.DescriptionSet(
                    1000, "pc1", Side.REMOTE, "offer", 990, "m=video 9 x\na=sendrecv"));

    Story story =
        Story.begun()
            .connection()
            .requested()
            .granted()
            .described(Side.LOCAL, "offer")
            .described(Side.REMOTE, "answer")
            .state(ICE_CONNECTION, "connected")
            .state(DTLS, "connected");

    assertThat(diagnose(story, other.history()))
        .contains(
            new Diagnosis(
                FailedPhase.MEDIA,
                "video NO_TRACK: the other page captured none: it has no navigator.mediaDevices",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_camera_that_never_answers_breaks_at_media() {
    assertThat(diagnose(Story.begun().connection().requested()))
        .contains(
            new Diagnosis(
                FailedPhase.MEDIA,
                "getUserMedia was called, and its promise never settled",
                DiagnosisGround.MISSING));
  }

  @Test
  void an_offer_without_an_answer_breaks_at_signaling() {
    Story story = Story.begun().connection().requested().granted().described(Side.LOCAL, "offer");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.SIGNALING,
                "an offer was made, and no answer arrived",
                DiagnosisGround.UNDONE));
  }

  @Test
  void a_connection_that_the_page_closed_breaks_at_signaling() {
    Story story = Story.connected().at(2000).closed();

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.SIGNALING,
                "the page closed its peer connection pc1",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_page_that_closes_what_failed_is_not_to_blame() {
    Story story =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .described(Side.REMOTE, "answer")
            .state(ICE_CONNECTION, "checking")
            .state(ICE_CONNECTION, "failed")
            .state(CONNECTION, "failed")
            .closed();

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.ICE,
                "no candidate pair worked: the ICE connection state is \"failed\"",
                DiagnosisGround.MISSING));
  }

  @Test
  void candidates_that_never_pair_break_at_ice() {
    Story story =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .described(Side.REMOTE, "answer")
            .state(ICE_CONNECTION, "checking");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.ICE,
                "no candidate pair worked: the ICE connection state is \"checking\"",
                DiagnosisGround.MISSING));
  }

  @Test
  void a_handshake_that_does_not_end_breaks_at_dtls() {
    Story story =
        Story.begun()
            .connection()
            .described(Side.LOCAL, "offer")
            .described(Side.REMOTE, "answer")
            .state(ICE_CONNECTION, "connected")
            .state(DTLS, "connecting")
            .state(CONNECTION, "failed")
            .state(DTLS, "failed");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.DTLS,
                "the DTLS handshake did not complete: the DTLS transport state is \"failed\"",
                DiagnosisGround.OBSERVED));
  }

  @Test
  void a_connection_that_is_lost_breaks_at_ice() {
    Story story =
        Story.connected().at(2000).frames(2, 5, 1).at(4000).state(ICE_CONNECTION, "disconnected");

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.ICE,
                "the connection was lost: the ICE connection state is \"disconnected\"",
                DiagnosisGround.MISSING));
  }

  @Test
  void tracks_without_packets_break_at_rtp() {
    Story story = Story.connected().at(2000).stats(0, 0, 0);

    assertThat(diagnose(story))
        .contains(
            new Diagnosis(
                FailedPhase.RTP,
                "video NO_FRAMES: ontrack fired, 0 packets arrived, and no frame was decoded",
                DiagnosisGround.MISSING));
  }

  @Test
  void packets_without_frames_break_at_decode() {
    Story story = Story.connected().at(2000).stats(120, 0, 60).tone(620);

    assertThat(diagnose(story).map(Diagnosis::phase)).contains(FailedPhase.DECODE);
  }

  @Test
  void a_freeze_is_blamed_on_what_stopped_first() {
    Story packetsStopped =
        Story.connected()
            .at(2000)
            .frames(2, 5, 1)
            .stats(90, 5, 60)
            .at(3500)
            .stats(90, 5, 99)
            .tone(620);
    Story decodingStopped =
        Story.connected()
            .at(2000)
            .frames(2, 5, 1)
            .stats(90, 5, 60)
            .at(2400)
            .stats(99, 5, 70)
            .at(3500)
            .stats(190, 5, 99)
            .tone(620);
    Story renderingStopped =
        Story.connected()
            .at(2000)
            .frames(2, 5, 1)
            .stats(90, 5, 60)
            .at(2400)
            .stats(99, 9, 70)
            .at(3500)
            .stats(190, 50, 99)
            .tone(620);

    assertThat(diagnose(packetsStopped).map(Diagnosis::phase)).contains(FailedPhase.RTP);
    assertThat(diagnose(decodingStopped).map(Diagnosis::phase)).contains(FailedPhase.DECODE);
    assertThat(diagnose(renderingStopped).map(Diagnosis::phase)).contains(FailedPhase.RENDER);
  }

  @Test
  void what_was_on_its_way_when_the_packets_stopped_does_not_blame_rendering() {
    Story packetsStopped =
        Story.connected()
            .at(2000)
            .frames(2, 5, 1)
            .at(2010)
            .stats(85, 5, 60)
            .at(2510)
            .stats(90, 7, 70)
            .at(3010)
            .stats(90, 7, 80)
            .tone(620);

    assertThat(diagnose(packetsStopped).map(Diagnosis::phase)).contains(FailedPhase.RTP);
  }

  @Test
  void black_and_silence_are_blamed_on_media_and_the_wrong_video_on_rendering() {
    Story black = Story.connected().at(2000).unstampedFrame(1).tone(620);
    Story silent =
        Story.connected().at(2000).frames(2, 5, 1).stats(9, 9, 50).sound(null, -90, 0, "video2");
    Story wrong = Story.connected().at(2000).frames(1, 5, 1).tone(620);

    assertThat(diagnose(black).map(Diagnosis::phase)).contains(FailedPhase.MEDIA);
    assertThat(diagnose(silent).map(Diagnosis::phase)).contains(FailedPhase.MEDIA);
    assertThat(diagnose(wrong).map(Diagnosis::phase)).contains(FailedPhase.RENDER);
  }

  @Test
  void a_slow_video_is_blamed_on_the_camera_only_when_that_is_slow() {
    Story slow = Story.connected();
    for (int second = 0; second < 5; second++) {
      slow.at(2000 + 1000 * second).frame(2, 30 * second);
    }
    slow.tone(620);

    assertThat(diagnose(slow, captured(1000)).map(Diagnosis::phase)).contains(FailedPhase.MEDIA);
    assertThat(diagnose(slow, captured(33)).map(Diagnosis::phase)).contains(FailedPhase.RTP);
  }

  @Test
  void a_camera_whose_frames_a_busy_page_could_not_read_of_late_is_not_slow() {
    Story slow = Story.connected();
    for (int second = 0; second < 5; second++) {
      slow.at(2000 + 1000 * second).frame(2, 30 * second);
    }
    slow.tone(620);
    PeerHistory stalled =
        PeerHistory.of(
            List.of(
                new MediaEvent.FramesCaptured(
                    3500,
                    1,
                    "camera",
                    IntStream.range(0, 60)
                        .mapToObj(n -> new StampedFrame(1500 + 33 * n, 2, n))
                        .toList()),
                framesOfSource(4000, 60),
                framesOfSource(6000, 120)));

    assertThat(diagnose(slow, stalled).map(Diagnosis::phase)).contains(FailedPhase.RTP);
  }

  private static ConnectionEvent.Stats framesOfSource(double atMs, int frames) {
    return new ConnectionEvent.Stats(
        atMs,
        "pc1",
        Map.of("SV2", Map.of("type", "media-source", "kind", "video", "frames", frames)));
  }

  /** History of a sender whose camera gives a frame at this interval. */
  private static PeerHistory captured(int intervalMs) {
    List<StampedFrame> frames =
        IntStream.range(0, 6000 / intervalMs)
            .mapToObj(n -> new StampedFrame(n * intervalMs, 2, n % 300))
            .toList();
    return PeerHistory.of(List.of(new MediaEvent.FramesCaptured(6000, 1, "camera", frames)));
  }

  private static Optional<Diagnosis> diagnose(Story story) {
    return diagnose(story, PeerHistory.EMPTY);
  }

  private static Optional<Diagnosis> diagnose(Story story, PeerHistory others) {
    return Diagnosis.of(
        story.history(),
        others,
        VideoJudge.judge(story.history(), PEER_2, 1),
        AudioJudge.judge(story.history(), PEER_2, true),
        DataJudge.judge(story.history(), PeerHistory.EMPTY, ExpectedMedia.VIDEO_AND_AUDIO));
  }
}
