package io.peerproof.call;

import io.peerproof.event.PeerRole;
import java.time.Duration;

/** Why a call is over. */
sealed interface CallTermination {

  /** Each peer received what it is to receive, as this judgement shows. */
  record Proven(CallAssessment judgement) implements CallTermination {}

  /** It was proven, and the proof did not stand, as this judgement shows. */
  record Broke(CallAssessment judgement, Duration after) implements CallTermination {}

  /** The deadline passed. */
  record TimedOut(Duration timeout) implements CallTermination {}

  /** One peer came to a state that nothing leads out of. */
  record GivenUp(PeerRole role) implements CallTermination {}

  /** A step on a page could not be done; a sentence without its full stop. */
  record StepFailed(String sentence) implements CallTermination {}

  /** A browser or its driver did not do what the harness told it. */
  record Unusable(String sentence) implements CallTermination {}

  /** A browser or its driver died. */
  record Died(PeerRole role, String sentence) implements CallTermination {}
}
