package io.peerproof.regression;

/** What became of the share of calls that fail, against the baseline. */
public enum FailureChange {
  /** The same share failed, or a smaller one that chance explains. */
  SAME,
  /** Shown to be a larger share. */
  MORE,
  /** A larger share failed, and the test cannot tell it from chance. */
  PERHAPS_MORE,
  /** Shown to be a smaller share. */
  FEWER
}
