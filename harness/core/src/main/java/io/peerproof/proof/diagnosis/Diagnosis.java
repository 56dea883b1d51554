package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CaptureFailure;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.NavigationFailure;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The first phase of a peer that did not happen, and how that showed.
 *
 * @param phase that broke
 * @param reason one clause: what was seen, with the last states known
 * @param ground what it rests on
 */
public record Diagnosis(FailedPhase phase, String reason, DiagnosisGround ground) {

  /**
   * The camera did not begin in the time that Chromium gives it, which is no word of the user's.
   */
  private static final Set<String> LATE_DEVICE = Set.of("AbortError", "TimeoutError");

  private static final Set<String> LOST = Set.of("disconnected", "failed");

  /**
   * Asks a peer's phases in their order; empty when nothing is wrong.
   *
   * @param history of the peer, in order, up to now, of all documents that its page showed
   * @param others events of the peer at the far side likewise
   */
  public static Optional<Diagnosis> of(
      PeerHistory history, PeerHistory others, VideoProof video, AudioProof audio, DataProof data) {
    if (video.verdict().good() && audio.verdict().good() && data.verdict().good()) {
      return Optional.empty();
    }
    PeerHistory current = history.currentDocument();
    Timeline timeline = current.timeline();
    return history
        .navigationFailure()
        .map(
            unopened ->
                page(
                    unopened.sentence(),
                    unopened.isTimeOut() ? DiagnosisGround.MISSING : DiagnosisGround.OBSERVED))
        .or(() -> gone(history, timeline))
        .or(() -> unanswered(history, timeline))
        .or(() -> page(history, current, timeline))
        .or(() -> media(current, timeline))
        .or(() -> signaling(current, timeline))
        .or(() -> failedTransport(current, others, timeline))
        .or(() -> closed(timeline))
        .or(() -> candidates(current, others, timeline))
        .or(() -> transport(timeline))
        .or(() -> uncaptured(others.currentDocument(), video, audio))
        .or(() -> unshared(others.currentDocument(), video))
        .or(() -> MediaDiagnosis.of(current, others.currentDocument(), video, audio, data));
  }

  /** The page made a connection, and then it went elsewhere and made none. */
  private static Optional<Diagnosis> gone(PeerHistory history, Timeline timeline) {
    if (timeline.connection().isPresent() || history.timeline().connection().isEmpty()) {
      return Optional.empty();
    }
    return history
        .currentDocumentStarted()
        .map(
            started ->
                page(
                    "the page navigated away during the call, to " + started.url(),
                    DiagnosisGround.OBSERVED));
  }

  /**
   * The page asked its user something, and nobody answered. Once it has both descriptions, a dialog
   * that is over did not stop the call.
   */
  private static Optional<Diagnosis> unanswered(PeerHistory history, Timeline timeline) {
    boolean negotiated =
        timeline.localDescriptionAtMs().isPresent() && timeline.remoteDescriptionAtMs().isPresent();
    return history
        .unansweredDialog()
        .filter(dialog -> dialog.open() || !negotiated)
        .map(dialog -> page(dialog.words(), DiagnosisGround.OBSERVED));
  }

  /** The page did not load, or threw before it did anything of WebRTC. */
  private static Optional<Diagnosis> page(PeerHistory all, PeerHistory history, Timeline timeline) {
    Optional<Diagnosis> refused =
        history.all(PageEvent.DocumentLoaded.class).stream()
            .filter(loaded -> !loaded.frame() && loaded.status() >= 400)
            // A page that works in spite of its status, such as a 404.html, is judged by its work.
            .filter(loaded -> timeline.firstCallAtMs().isEmpty())
            .findFirst()
            .map(
                l ->
                    page(
                        "the server answered "
                            + l.status()
                            + " for "
                            + NavigationFailure.pageAt(l.url(), all),
                        DiagnosisGround.OBSERVED));
    if (refused.isPresent()) {
      return refused;
    }
    if (history.all(PageEvent.DocumentStarted.class).stream().noneMatch(Diagnosis::isPage)) {
      return Optional.of(page("the page never began to load", DiagnosisGround.MISSING));
    }
    if (timeline.firstCallAtMs().isPresent()) {
      return Optional.empty();
    }
    Optional<Diagnosis> script =
        history
            .first(PageEvent.ScriptFailed.class)
            .map(
                failed ->
                    page(
                        String.format(
                            Locale.ROOT, "the page's script %s did not load", failed.url()),
                        DiagnosisGround.OBSERVED));
    if (script.isPresent()) {
      return script;
    }
    return history.all(PageEvent.Log.class).stream()
        .filter(log -> log.level().equals("error"))
        .findFirst()
        .map(
            log ->
                page(
                    "the page failed before it made any WebRTC call: " + log.text(),
                    DiagnosisGround.UNDONE));
  }

  private static Diagnosis page(String reason, DiagnosisGround ground) {
    return new Diagnosis(FailedPhase.PAGE, reason, ground);
  }

  private static boolean isPage(PageEvent.DocumentStarted started) {
    return !started.frame()
        && !started.url().startsWith("about:")
        && !started.url().startsWith("chrome-error:");
  }

  private static Optional<Diagnosis> media(PeerHistory history, Timeline timeline) {
    Optional<DisplayEvent.Refused> screen = history.last(DisplayEvent.Refused.class);
    if (screen.isPresent()
        && !history.has(DisplayEvent.Granted.class)
        && timeline.connection().isEmpty()) {
      return screen.map(
          refused ->
              media("getDisplayMedia was refused: " + refused.words(), DiagnosisGround.OBSERVED));
    }
    if (timeline.firstCallAtMs().isEmpty()) {
      return Optional.of(
          media(
              "the page called neither getUserMedia nor RTCPeerConnection: it never began a call"
                  + lostSocket(history),
              DiagnosisGround.UNDONE));
    }
    if (timeline.mediaRequestedAtMs().isEmpty() || timeline.mediaGrantedAtMs().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        history
            .first(MediaEvent.Refused.class)
            .map(
                r ->
                    media(
                        "getUserMedia was refused: " + r.words(),
                        LATE_DEVICE.contains(r.name())
                            ? DiagnosisGround.MISSING
                            : DiagnosisGround.OBSERVED))
            .orElseGet(
                () ->
                    media(
                        "getUserMedia was called, and its promise never settled",
                        DiagnosisGround.MISSING)));
  }

  /** The page at the far side sends no media of a kind that it tried to capture in vain. */
  private static Optional<Diagnosis> uncaptured(
      PeerHistory others, VideoProof video, AudioProof audio) {
    boolean noVideo =
        video.verdict() == VideoVerdict.NO_TRACK || video.verdict() == VideoVerdict.NO_FRAMES;
    boolean noAudio =
        audio.verdict() == AudioVerdict.NO_TRACK || audio.verdict() == AudioVerdict.NO_PACKETS;
    return CaptureFailure.of(others)
        .flatMap(
            failure ->
                Stream.of(MediaKind.VIDEO, MediaKind.AUDIO)
                    .filter(failure.kinds()::contains)
                    .filter(kind -> kind == MediaKind.VIDEO ? noVideo : noAudio)
                    .map(
                        kind ->
                            media(
                                String.format(
                                    Locale.ROOT,
                                    "%s %s: the other page captured none: %s",
                                    kind.text(),
                                    kind == MediaKind.VIDEO ? video.verdict() : audio.verdict(),
                                    failure.reason()),
                                DiagnosisGround.OBSERVED))
                    .findFirst());
  }

  /** The page at the far side gave up its video for a screen, and the screen was refused. */
  private static Optional<Diagnosis> unshared(PeerHistory others, VideoProof video) {
    return others
        .last(DisplayEvent.Refused.class)
        .filter(refused -> !video.verdict().good())
        .filter(refused -> SendingState.isEndedByThePage(others, MediaKind.VIDEO))
        .map(
            refused ->
                media(
                    String.format(
                        Locale.ROOT,
                        "video %s: the other page ended its video, and its getDisplayMedia was refused: %s",
                        video.verdict(),
                        refused.words()),
                    DiagnosisGround.OBSERVED));
  }

  private static Diagnosis media(String reason, DiagnosisGround ground) {
    return new Diagnosis(FailedPhase.MEDIA, reason, ground);
  }

  private static Optional<Diagnosis> signaling(PeerHistory history, Timeline timeline) {
    if (history.connections().onlyWithItself()) {
      return Optional.of(
          signaling(
              "the page connected with itself alone, and with no other page; to judge its own loopback, use --loopback",
              DiagnosisGround.UNDONE));
    }
    boolean described = timeline.localDescriptionAtMs().isPresent();
    Optional<Diagnosis> rejected =
        history.all(ConnectionEvent.DescriptionFailed.class).stream()
            .filter(f -> !described || timeline.connection().filter(f.pc()::equals).isPresent())
            .reduce((earlier, later) -> later)
            .map(
                f ->
                    signaling(
                        f.method() + " failed: " + f.name() + ": " + f.message(),
                        DiagnosisGround.OBSERVED));
    boolean local = timeline.localDescriptionAtMs().isPresent();
    boolean remote = timeline.remoteDescriptionAtMs().isPresent();
    if (!local || !remote) {
      return rejected.or(
          () ->
              Optional.of(
                  signaling(
                      (local
                              ? "an offer was made, and no answer arrived"
                              : remote
                                  ? "an offer arrived, and no answer was made"
                                  : "no offer was made, and none arrived")
                          + thrownConstructor(history)
                          + lostSocket(history),
                      DiagnosisGround.UNDONE)));
    }
    return Optional.empty();
  }

  /**
   * Returns a clause about a connection or a WebSocket that could not be made; empty where the page
   * made another connection, or did not try.
   */
  private static String thrownConstructor(PeerHistory history) {
    boolean made = history.has(ConnectionEvent.Created.class);
    return history.all(ConnectionEvent.MethodFailed.class).stream()
        .filter(failed -> failed.pc().isEmpty() && !(made && failed.ofConstructor()))
        .findFirst()
        .map(
            failed ->
                String.format(
                    Locale.ROOT,
                    "; %s threw %s: %s",
                    failed.method(),
                    failed.name(),
                    failed.message()))
        .orElse("");
  }

  /** Returns a clause about the last WebSocket that failed; empty if none did. */
  private static String lostSocket(PeerHistory history) {
    return history.all(PageEvent.SocketClosed.class).stream()
        .filter(socket -> !socket.clean())
        .reduce((earlier, later) -> later)
        .map(
            socket ->
                socket.opened()
                    ? String.format(
                        Locale.ROOT,
                        "; its WebSocket %s was lost (code %d)",
                        socket.url(),
                        socket.code())
                    : String.format(
                        Locale.ROOT, "; its WebSocket %s could not be opened", socket.url()))
        .orElse("");
  }

  /**
   * Only when the transport never failed: a page that closes what failed is not to blame for it.
   */
  private static Optional<Diagnosis> closed(Timeline timeline) {
    return timeline.allClosed()
        ? timeline
            .connection()
            .map(
                pc ->
                    signaling(
                        "the page closed its peer connection " + pc, DiagnosisGround.OBSERVED))
        : Optional.empty();
  }

  private static Diagnosis signaling(String reason, DiagnosisGround ground) {
    return new Diagnosis(FailedPhase.SIGNALING, reason, ground);
  }

  /** ICE or DTLS said that it failed, or was lost. */
  private static Optional<Diagnosis> failedTransport(
      PeerHistory history, PeerHistory others, Timeline timeline) {
    boolean failed = timeline.lastState(Machine.CONNECTION).filter("failed"::equals).isPresent();
    boolean lost = timeline.lastState(Machine.ICE_CONNECTION).filter(LOST::contains).isPresent();
    return failed || lost
        ? candidates(history, others, timeline).or(() -> transport(timeline))
        : Optional.empty();
  }

  /** The other side found candidates, and none of them arrived here. */
  private static Optional<Diagnosis> candidates(
      PeerHistory history, PeerHistory others, Timeline timeline) {
    long gathered = others.currentDocument().iceCandidates().gathered();
    return timeline.iceConnectedAtMs().isEmpty()
            && gathered > 0
            && !history.iceCandidates().arrived()
        ? Optional.of(
            signaling(
                "none of the other page's ICE candidates arrived, and that page gathered "
                    + gathered
                    + ": the ICE connection state is \""
                    + timeline.lastState(Machine.ICE_CONNECTION).orElse("new")
                    + "\"",
                DiagnosisGround.UNDONE))
        : Optional.empty();
  }

  private static Optional<Diagnosis> transport(Timeline timeline) {
    String ice = timeline.lastState(Machine.ICE_CONNECTION).orElse("new");
    if (timeline.iceConnectedAtMs().isEmpty()) {
      return Optional.of(
          new Diagnosis(
              FailedPhase.ICE,
              "no candidate pair worked: the ICE connection state is \"" + ice + "\"",
              DiagnosisGround.MISSING));
    }
    String dtls = timeline.lastState(Machine.DTLS).orElse("new");
    if (timeline.dtlsConnectedAtMs().isEmpty()) {
      return Optional.of(
          new Diagnosis(
              FailedPhase.DTLS,
              "the DTLS handshake did not complete: the DTLS transport state is \"" + dtls + "\"",
              dtls.equals("failed") ? DiagnosisGround.OBSERVED : DiagnosisGround.MISSING));
    }
    return LOST.contains(ice)
        ? Optional.of(
            new Diagnosis(
                FailedPhase.ICE,
                "the connection was lost: the ICE connection state is \"" + ice + "\"",
                DiagnosisGround.MISSING))
        : Optional.empty();
  }
}
