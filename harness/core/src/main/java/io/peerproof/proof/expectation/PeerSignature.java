package io.peerproof.proof.expectation;

/**
 * Signature of the other peer, by which its video and audio are recognised.
 *
 * @param peer number of the other peer, as events of frames have it
 * @param stamp number of its camera, which its frames carry and of which its scenery is made
 * @param loopFrames frames of the other camera's loop, after which its counter starts again
 * @param toneHz the other microphone's tone
 * @param source where video and audio have to come from
 * @param receiver number of the peer that should receive them
 */
public record PeerSignature(
    int peer, int stamp, int loopFrames, double toneHz, MediaSourcePolicy source, int receiver) {

  /** The other peer's fake camera and microphone, in a call of the peers 1 and 2. */
  public PeerSignature(int peer, int stamp, int loopFrames, double toneHz) {
    this(peer, stamp, loopFrames, toneHz, MediaSourcePolicy.CAMERA, peer == 1 ? 2 : 1);
  }

  /** Devices of the first variant, whose stamps carry the peer's number itself. */
  public PeerSignature(int peer, int loopFrames, double toneHz) {
    this(peer, peer, loopFrames, toneHz);
  }

  /** From another source. */
  public PeerSignature from(MediaSourcePolicy newSource) {
    return new PeerSignature(peer, stamp, loopFrames, toneHz, newSource, receiver);
  }

  /** Of the peer itself, in a page that receives its own media. */
  public PeerSignature ofLoopback() {
    return receivedBy(peer);
  }

  /** For another receiver. */
  public PeerSignature receivedBy(int newReceiver) {
    return new PeerSignature(peer, stamp, loopFrames, toneHz, source, newReceiver);
  }

  /** Tells whether it is the receiver's own, which comes back over a connection of its page. */
  public boolean own() {
    return receiver == peer;
  }

  /** Tells whether media without stamp and tone are judged by whether they are live. */
  public boolean ofAnySource() {
    return source == MediaSourcePolicy.ANY;
  }
}
