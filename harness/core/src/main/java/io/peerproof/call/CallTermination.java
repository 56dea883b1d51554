package io.peerproof.call;

import io.peerproof.call.steps.StepFailure;
import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.Optional;

/** The reason why a call is over. */
sealed interface CallTermination {

  /** Each peer received the expected media, as this assessment shows. */
  record Proven(CallAssessment judgement) implements CallTermination {}

  /**
   * The call was proven, but the proof did not hold.
   *
   * @param judgement assessment during the interruption
   * @param after time from the proof to the beginning of the interruption
   * @param outage length of the interruption; empty if it had not ended
   */
  record Broke(CallAssessment judgement, Duration after, Optional<Duration> outage)
      implements CallTermination {}

  /** The call went on, but it is unknown if the proof held; a whole sentence. */
  record Doubtful(CallAssessment judgement, String sentence) implements CallTermination {}

  /** The time limit was reached. */
  record TimedOut(Duration timeout) implements CallTermination {}

  /** One peer reached a terminal state. */
  record GivenUp(PeerRole role) implements CallTermination {}

  /** A step on a page failed. */
  record StepFailed(StepFailure failure) implements CallTermination {}

  /** A browser or its driver did not execute a command. */
  record Unusable(String sentence) implements CallTermination {}

  /** A browser or its driver crashed. */
  record Died(PeerRole role, String sentence) implements CallTermination {}
}
