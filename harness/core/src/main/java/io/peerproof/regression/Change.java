package io.peerproof.regression;

/** What became of a metric, or of a whole group, against the baseline. */
public enum Change {
  /** The whole interval of the shift lies within the tolerance. */
  SAME,
  /** Shown to be slower, and by more than the tolerance. */
  SLOWER,
  /** Shown to be faster, and by more than the tolerance. */
  FASTER,
  /** The calls tell neither. */
  UNDECIDED
}
