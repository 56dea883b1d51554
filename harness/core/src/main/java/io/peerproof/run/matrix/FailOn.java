package io.peerproof.run.matrix;

/** What keeps a comparison from passing. */
public enum FailOn {
  /** A phase of a group is slower than the baseline's: the run failed. */
  SLOWER,

  /** A larger share of a group's calls failed than of the baseline's: the run failed. */
  FAILURES,

  /** More calls are needed to tell: the run is inconclusive. */
  UNDECIDED
}
