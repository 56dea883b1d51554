package io.peerproof.run;

import io.peerproof.call.Role;
import java.time.Duration;
import java.util.List;

/** Why a call is over. */
sealed interface CallEnd {

  /** Both peers saw and heard each other, as these verdicts show, caller first. */
  record Proven(List<PeerVerdicts> verdicts) implements CallEnd {}

  /** The deadline passed. */
  record TimedOut(Duration timeout) implements CallEnd {}

  /** One peer came to a state that nothing leads out of. */
  record GivenUp(Role role) implements CallEnd {}

  /** A browser or its driver did not do what the harness told it. */
  record Unusable(String sentence) implements CallEnd {}

  /** A browser or its driver died. */
  record Died(Role role, String sentence) implements CallEnd {}
}
