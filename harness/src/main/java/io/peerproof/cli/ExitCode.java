package io.peerproof.cli;

import io.peerproof.proof.Outcome;

/** What a command tells the shell. */
final class ExitCode {

  static final int PASSED = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;

  private ExitCode() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> PASSED;
      case FAILED -> FAILED;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
