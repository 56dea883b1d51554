package io.peerproof.conference;

import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.timeline.PeerHistory;
import java.util.List;

/**
 * The media that one peer receives from another.
 *
 * @param viewer number of the receiving peer, from 1
 * @param subject number of the sending peer
 * @param video verdict on the video
 * @param audio verdict on the audio
 */
public record PairResult(int viewer, int subject, VideoProof video, AudioProof audio) {

  /** Tells if the viewer receives video and audio. */
  public boolean good() {
    return video.verdict().good() && audio.verdict().good();
  }

  /**
   * Tells if an observed action of a page caused the failure, whatever the speed of the machine.
   *
   * @param histories events of each peer, in the order of the peers
   */
  boolean isSeenToBeDone(List<PeerHistory> histories) {
    return Diagnosis.of(
            histories.get(viewer - 1),
            histories.get(subject - 1),
            video,
            audio,
            DataProof.NOT_EXPECTED)
        .filter(diagnosis -> diagnosis.ground() == DiagnosisGround.OBSERVED)
        .isPresent();
  }

  /** Formats {@code peer 2 does not see peer 3 (NO_TRACK: ontrack never fired for video)}. */
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
