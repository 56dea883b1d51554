package io.peerproof.comparison;

import java.util.List;

/**
 * One call and the answers of all suites.
 *
 * @param name of the case
 * @param what fault or oddity
 * @param broken true if a user would complain
 * @param others true for each predicate of another suite that is green, in the order of the
 *     predicates
 * @param passed true if Peerproof is green
 * @param said outcome and phase by Peerproof
 * @param stated true if Peerproof's result, including verdicts, is that of the case
 */
record ComparedCall(
    String name,
    String what,
    boolean broken,
    List<Boolean> others,
    boolean passed,
    String said,
    boolean stated) {
  ComparedCall {
    others = List.copyOf(others);
  }

  /** Returns the detection by one other suite. */
  Detection of(int predicate) {
    return Detection.of(broken, others.get(predicate));
  }

  /** Returns the detection by a suite with all predicates of the others. */
  Detection together() {
    return Detection.of(broken, others.stream().allMatch(green -> green));
  }

  Detection peerproof() {
    return Detection.of(broken, passed);
  }
}
