package io.peerproof.proof.expectation;

/**
 * Signature of the other peer, by which its video and audio are recognised.
 *
 * @param peer identity in the other peer's stamps
 * @param loopFrames frames of the other camera's loop, after which its counter starts again
 * @param toneHz the other microphone's tone
 * @param source where video and audio have to come from
 */
public record PeerSignature(int peer, int loopFrames, double toneHz, MediaSourcePolicy source) {

  /** The other peer's fake camera and microphone. */
  public PeerSignature(int peer, int loopFrames, double toneHz) {
    this(peer, loopFrames, toneHz, MediaSourcePolicy.CAMERA);
  }

  /** From another source. */
  public PeerSignature from(MediaSourcePolicy newSource) {
    return new PeerSignature(peer, loopFrames, toneHz, newSource);
  }

  /** Tells whether media without stamp and tone are judged by whether they are live. */
  public boolean ofAnySource() {
    return source == MediaSourcePolicy.ANY;
  }
}
