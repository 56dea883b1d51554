package io.peerproof.call;

import io.peerproof.event.Role;
import java.time.Duration;

/** Why a call is over. */
sealed interface CallEnd {

  /** Each peer received what it is to receive, as this judgement shows. */
  record Proven(Judgement judgement) implements CallEnd {}

  /** It was proven, and the proof did not stand, as this judgement shows. */
  record Broke(Judgement judgement, Duration after) implements CallEnd {}

  /** The deadline passed. */
  record TimedOut(Duration timeout) implements CallEnd {}

  /** One peer came to a state that nothing leads out of. */
  record GivenUp(Role role) implements CallEnd {}

  /** A step on a page could not be done; a sentence without its full stop. */
  record StepFailed(String sentence) implements CallEnd {}

  /** A browser or its driver did not do what the harness told it. */
  record Unusable(String sentence) implements CallEnd {}

  /** A browser or its driver died. */
  record Died(Role role, String sentence) implements CallEnd {}
}
