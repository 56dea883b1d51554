package io.peerproof.cli.output;

import io.peerproof.proof.Outcome;

/** What a command tells the shell. */
public final class ExitCode {

  public static final int PASSED = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int INCONCLUSIVE = 3;

  /** As a shell tells a process that Ctrl-C ended: 128 and the number of SIGINT. */
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
