package io.peerproof.regression;

/** Result of the comparison of the share of failed calls with the baseline. */
public enum FailureChange {
  /** Same share, or a smaller share that is not significant. */
  SAME,
  /** Significantly larger share. */
  MORE,
  /** Larger share that is not significant. */
  PERHAPS_MORE,
  /** Significantly smaller share. */
  FEWER
}
