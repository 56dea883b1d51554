package io.peerproof.report;

/** Refuses records that contradict themselves: a wrong pass is worse than no test. */
final class ReportInvariants {

  private ReportInvariants() {}

  /**
   * @throws IllegalArgumentException with the message {@code otherwise} if {@code holds} is false
   */
  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
