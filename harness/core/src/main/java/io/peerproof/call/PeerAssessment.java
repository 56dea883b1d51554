package io.peerproof.call;

import io.peerproof.event.ConnectionEvent.Machine;
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
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.Optional;
import java.util.Set;

/**
 * The assessment of one peer at one moment.
 *
 * @param history all events of this peer; verdicts use those of the current document
 * @param others events of the remote peer
 */
record PeerAssessment(
    PeerRole role,
    PeerSignature expected,
    PeerHistory history,
    PeerHistory others,
    VideoProof video,
    AudioProof audio,
    DataProof data) {

  private static final Set<String> LOST = Set.of("disconnected", "failed", "closed");

  /**
   * Assesses a peer by the {@code history} of this peer and of the {@code others}, the remote peer.
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
    PeerHistory current = history.currentDocument();
    return new PeerAssessment(
        role,
        expected,
        history,
        others,
        VideoJudge.judge(current, expected, expectedMedia.pictures(), limits),
        AudioJudge.judge(current, expected, expectedMedia.sound(), limits),
        DataJudge.judge(current, others.currentDocument(), expectedMedia));
  }

  boolean good() {
    return video.verdict().good() && audio.verdict().good() && data.verdict().good();
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
    return history.all(PageEvent.ProbeError.class).stream()
        .filter(PageEvent.ProbeError::hidesVerdicts)
        .findFirst();
  }

  Optional<Diagnosis> diagnosis() {
    return good() ? Optional.empty() : Diagnosis.of(history, others, video, audio, data);
  }
}
