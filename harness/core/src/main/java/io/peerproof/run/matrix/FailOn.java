package io.peerproof.run.matrix;

/** Results that keep a comparison from passing. */
public enum FailOn {
  /** A phase of a group is slower than in the baseline: the run failed. */
  SLOWER,

  /** A larger share of calls failed than in the baseline: the run failed. */
  FAILURES,

  /** A decision needs more calls: the run is inconclusive. */
  UNDECIDED
}
