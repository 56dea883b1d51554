package io.peerproof.proof.measure;

/** Violation of a stated limit. */
public sealed interface LimitViolation {

  /** The measured figure and the allowed one, as a sentence. */
  String sentence();

  /** It was measured, and is beyond the limit. */
  record Broken(String sentence) implements LimitViolation {}

  /** It could not be measured, or not closely enough to tell. */
  record NotMeasured(String sentence) implements LimitViolation {}

  /** The call was so long that events which it depends on were left out. */
  record NotRetained(String sentence) implements LimitViolation {}
}
