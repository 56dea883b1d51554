package io.peerproof.run;

import io.peerproof.call.Role;

/** Why a call is over. */
sealed interface CallEnd {

  /** Both peers see and hear each other. */
  record Proven() implements CallEnd {}

  /**
   * It will not come back: the deadline passed, or a state was reached that nothing leads out of.
   */
  record GivenUp(String after) implements CallEnd {}

  /** A browser or its driver did not do what the harness told it. */
  record Unusable(String sentence) implements CallEnd {}

  /** A browser or its driver died. */
  record Died(Role role, String sentence) implements CallEnd {}
}
