package io.peerproof.proof.expectation;

/**
 * What a peer should see and hear: the other peer.
 *
 * @param peer identity in the other peer's stamps
 * @param loopFrames frames of the other camera's loop, after which its counter starts anew
 * @param toneHz the other microphone's tone
 * @param source where picture and sound have to come from
 */
public record Expectation(int peer, int loopFrames, double toneHz, Source source) {

  /** The other peer's fake camera and microphone. */
  public Expectation(int peer, int loopFrames, double toneHz) {
    this(peer, loopFrames, toneHz, Source.CAMERA);
  }

  /** From another source. */
  public Expectation from(Source newSource) {
    return new Expectation(peer, loopFrames, toneHz, newSource);
  }

  /** Whether what carries no stamp and no tone is judged by whether it lives. */
  public boolean ofAnySource() {
    return source == Source.ANY;
  }
}
