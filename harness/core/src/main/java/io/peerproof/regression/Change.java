package io.peerproof.regression;

/** Result of the comparison of a metric, or of a whole group, with the baseline. */
public enum Change {
  /** The whole interval of the shift lies within the tolerance. */
  SAME,
  /** Significantly slower, by more than the tolerance. */
  SLOWER,
  /** Significantly faster, by more than the tolerance. */
  FASTER,
  /** Not enough calls for a decision. */
  UNDECIDED
}
