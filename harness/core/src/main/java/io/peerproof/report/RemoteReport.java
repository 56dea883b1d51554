package io.peerproof.report;

import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.measure.ReceptionMeasures;

/**
 * The media that a peer of a call of more than two receives from one remote peer.
 *
 * @param role role of the remote peer: {@code peer3}
 * @param video verdict on the video of the remote peer
 * @param audio verdict on the audio of the remote peer
 * @param data verdict on the data channel messages of the remote peer
 * @param measures quality of the media received from the remote peer
 */
public record RemoteReport(
    String role, VideoProof video, AudioProof audio, DataProof data, ReceptionMeasures measures) {

  /** Tells if the peer receives from the remote one all the media that it should. */
  boolean isContent() {
    return video.verdict().good() && audio.verdict().good() && data.verdict().good();
  }
}
