package io.peerproof.cli;

import io.peerproof.proof.Outcome;

/** What a command tells the shell. */
final class ExitCode {

  static final int PASSED = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INCONCLUSIVE = 3;

  /** As a shell tells a process that Ctrl-C ended: 128 and the number of SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> PASSED;
      case FAILED -> FAILED;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
