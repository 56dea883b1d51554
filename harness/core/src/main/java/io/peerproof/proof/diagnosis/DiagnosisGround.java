package io.peerproof.proof.diagnosis;

/** Ground of a diagnosis, which decides whether a slow machine can be the cause. */
public enum DiagnosisGround {
  /**
   * Something wrong was seen to happen: a refusal, an exception, a closed connection, a wrong
   * stamp, a muted element. The speed of the machine has no part in it.
   */
  OBSERVED,
  /**
   * Something that takes no more than a moment was not done: the page set no description, or gave
   * an element no track, or its browser decoded not one frame of a video that arrives all the time.
   * A slow machine delays that; it does not prevent it.
   */
  UNDONE,
  /** Nothing can be known of it: the page does what no probe can see. */
  UNKNOWN,
  /**
   * Something that takes processor time, at any of several processes, did not come: frames, ICE.
   */
  MISSING
}
