package io.peerproof.cli.output;

import io.peerproof.proof.Outcome;

/** Exit codes of the commands. */
public final class ExitCode {

  public static final int PASSED = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INCONCLUSIVE = 3;

  /** Exit code after Ctrl-C, as in a shell: 128 plus the number of SIGINT. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  public static int of(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> PASSED;
      case FAILED -> FAILED;
      case INCONCLUSIVE -> INCONCLUSIVE;
    };
  }
}
