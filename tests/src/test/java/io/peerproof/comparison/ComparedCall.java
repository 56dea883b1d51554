package io.peerproof.comparison;

import java.util.List;

/**
 * One call, and what was said of it.
 *
 * @param name of the case
 * @param what is broken or odd
 * @param broken whether a user would complain
 * @param others whether each other suite's predicate is green, in the order of the predicates
 * @param passed whether Peerproof is green
 * @param said what Peerproof said: outcome and phase
 * @param stated whether that, verdicts included, is what the case states
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

  /** Of one other suite's answer. */
  Detection of(int predicate) {
    return Detection.of(broken, others.get(predicate));
  }

  /** Of a suite that asks all that the others ask. */
  Detection together() {
    return Detection.of(broken, others.stream().allMatch(green -> green));
  }

  Detection peerproof() {
    return Detection.of(broken, passed);
  }
}
