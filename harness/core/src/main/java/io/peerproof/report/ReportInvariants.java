package io.peerproof.report;

/** Refuses records that contradict themselves: a green that is not true is worse than no test. */
final class ReportInvariants {

  private ReportInvariants() {}

  /**
   * @throws IllegalArgumentException saying {@code otherwise} when it does not hold
   */
  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
