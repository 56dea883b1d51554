package io.peerproof.conference;

import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import java.util.List;

/**
 * What one peer gets of another.
 *
 * @param viewer who looks and listens, 1 for the first
 * @param subject who is to be seen and heard
 * @param video whether he is seen
 * @param audio whether he is heard
 */
public record PairResult(int viewer, int subject, VideoProof video, AudioProof audio) {

  /** Whether the viewer would be content. */
  public boolean good() {
    return video.verdict().good() && audio.verdict().good();
  }

  /**
   * Whether what is wrong was seen to be done by a page, however slow the machine.
   *
   * @param events of each peer, in their order
   */
  boolean isSeenToBeDone(List<List<PeerEvent>> events) {
    return Diagnosis.of(
            events.get(viewer - 1), events.get(subject - 1), video, audio, DataProof.NOT_EXPECTED)
        .filter(diagnosis -> diagnosis.ground() == DiagnosisGround.OBSERVED)
        .isPresent();
  }

  /** {@code peer 2 does not see peer 3 (NO_TRACK: ontrack never fired for video)}. */
  String complaint() {
    boolean unseen = !video.verdict().good();
    return "peer %d does not %s peer %d (%s: %s)"
        .formatted(
            viewer,
            unseen ? (audio.verdict().good() ? "see" : "see or hear") : "hear",
            subject,
            unseen ? video.verdict() : audio.verdict(),
            unseen ? video.evidence().seen() : audio.evidence().seen());
  }
}
