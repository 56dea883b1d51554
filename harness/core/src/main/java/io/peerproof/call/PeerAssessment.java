package io.peerproof.call;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.DataJudge;
import io.peerproof.proof.judge.DataPeriod;
import io.peerproof.proof.judge.RecordingJudge;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The assessment of what one peer receives from another, at one moment.
 *
 * @param role role of the receiving peer
 * @param remote role of the remote peer
 * @param expected signature of the remote peer
 * @param history all events of this peer; verdicts use those of the current document
 * @param received events of this peer without those of tracks that belong to a third peer; in a
 *     call of two, all events
 * @param others events of the remote peer
 * @param media media that this peer should receive from the remote one
 */
record PeerAssessment(
    PeerRole role,
    PeerRole remote,
    PeerSignature expected,
    PeerHistory history,
    PeerHistory received,
    PeerHistory others,
    ExpectedMedia media,
    VideoProof video,
    AudioProof audio,
    DataProof data) {

  private static final Set<String> LOST = Set.of("disconnected", "failed", "closed");

  /**
   * Assesses a peer of a call of two by the {@code history} of this peer and of the {@code others},
   * the remote peer.
   *
   * @param expected signature of the remote peer
   * @param expectedMedia media that this peer should receive
   * @param limits longest pause of its media
   */
  static PeerAssessment of(
      PeerRole role,
      PeerHistory history,
      PeerHistory others,
      PeerSignature expected,
      ExpectedMedia expectedMedia,
      TimeLimits limits) {
    return of(
        role,
        role.other(),
        history,
        history,
        others,
        expected,
        expectedMedia,
        limits,
        DataPeriod.WHOLE_CALL);
  }

  /**
   * Assesses what a peer receives from a {@code remote} one.
   *
   * @param history all events of this peer
   * @param received its events without those of tracks that belong to a third peer
   * @param others events of the remote peer
   * @param expected signature of the remote peer
   * @param expectedMedia media that this peer should receive from the remote one
   * @param limits longest pause of its media
   * @param messages period whose messages count
   */
  static PeerAssessment of(
      PeerRole role,
      PeerRole remote,
      PeerHistory history,
      PeerHistory received,
      PeerHistory others,
      PeerSignature expected,
      ExpectedMedia expectedMedia,
      TimeLimits limits,
      DataPeriod messages) {
    PeerHistory current = received.currentDocument();
    PeerHistory sender = others.currentDocument();
    return new PeerAssessment(
        role,
        remote,
        expected,
        history,
        received,
        others,
        expectedMedia,
        RecordingJudge.judge(
            VideoJudge.judge(current, expected, expectedMedia, limits), current, sender, expected),
        RecordingJudge.judge(
            AudioJudge.judge(current, expected, expectedMedia.audio(), limits), sender, expected),
        DataJudge.judge(current, sender, expectedMedia, messages));
  }

  /** Returns the kinds of media that this peer should receive and does not. */
  Set<MediaKind> missing() {
    Set<MediaKind> missing = EnumSet.noneOf(MediaKind.class);
    if (!video.verdict().good()) {
      missing.add(MediaKind.VIDEO);
    }
    if (!audio.verdict().good()) {
      missing.add(MediaKind.AUDIO);
    }
    return missing;
  }

  boolean good() {
    return video.verdict().good() && audio.verdict().good() && data.verdict().good();
  }

  /**
   * Returns a clause about the missing media: {@code peer 2 does not see peer 3 (NO_TRACK: ontrack
   * never fired for video)}.
   */
  String complaint() {
    boolean sees = video.verdict().good();
    boolean hears = audio.verdict().good();
    String clause = sees ? hears ? "get messages of" : "hear" : hears ? "see" : "see or hear";
    String verdict =
        sees
            ? hears
                ? data.verdict() + ": " + data.evidence().seen()
                : audio.verdict() + ": " + audio.evidence().seen()
            : video.verdict() + ": " + video.evidence().seen();
    return String.format(
        Locale.ROOT, "%s does not %s %s (%s)", role.phrase(), clause, remote.phrase(), verdict);
  }

  /** Tells if a connection is open, so that the probe reports statistics twice a second. */
  boolean speaks() {
    Timeline timeline = history.currentDocument().timeline();
    return timeline.connection().isPresent() && !timeline.allClosed();
  }

  /** Tells if ICE reported a lost connection, or the page closed it. */
  boolean isDisconnected() {
    Timeline timeline = history.currentDocument().timeline();
    return timeline.allClosed()
        || timeline.lastState(Machine.ICE_CONNECTION).filter(LOST::contains).isPresent();
  }

  /** Returns the failure of the probe that affects verdicts; empty if there is none. */
  Optional<PageEvent.ProbeError> probeError() {
    boolean connected = history.timeline().connection().isPresent();
    // What the server answered is known without the document's first scripts.
    boolean refused =
        history.all(PageEvent.DocumentLoaded.class).stream()
            .anyMatch(loaded -> !loaded.frame() && loaded.status() >= 400);
    return history.all(PageEvent.ProbeError.class).stream()
        .filter(PageEvent.ProbeError::hidesVerdicts)
        // A window that was late hides the call only if the call may be in it.
        .filter(error -> !connected && !refused || !error.where().equals(PageEvent.ProbeError.LATE))
        .findFirst()
        .or(this::missingProbe);
  }

  /** Finds a page that the browser shows and in which no probe began. */
  private Optional<PageEvent.ProbeError> missingProbe() {
    boolean began =
        history.all(PageEvent.DocumentStarted.class).stream()
                .anyMatch(started -> started.url().startsWith("http"))
            || history.has(PageEvent.DocumentLoaded.class);
    return began
        ? Optional.empty()
        : history
            .first(PageEvent.Navigated.class)
            .map(
                page ->
                    new PageEvent.ProbeError(
                        page.atMs(),
                        "start",
                        String.format(
                            Locale.ROOT,
                            "the browser shows %s, and the probe is not in it",
                            page.url())));
  }

  Optional<Diagnosis> diagnosis() {
    return good() ? Optional.empty() : Diagnosis.of(received, others, video, audio, data);
  }
}
