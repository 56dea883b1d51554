package io.peerproof.proof.expectation;

/** Acceptance of a call in which media go one way, where no expectation is stated. */
public enum OneWayPolicy {
  /** A page that captures and adds nothing only watches. The verdict says that this is inferred. */
  INFERRED,
  /** Media that one page sends are expected of the other one, too, unless one way is stated. */
  STATED
}
