package io.peerproof.proof.measure;

/** What came of a limit that was stated and not kept. */
public sealed interface LimitViolation {

  /** What was measured, and what was allowed. */
  String sentence();

  /** It was measured, and is beyond the limit. */
  record Broken(String sentence) implements LimitViolation {}

  /** It could not be measured, or not closely enough to tell. */
  record NotMeasured(String sentence) implements LimitViolation {}
}
