package io.peerproof;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Command line of a program that a test interrupts.
 *
 * <p>A shell starts what it runs in the background with {@code SIGINT} ignored, and every program
 * below inherits that: a build started by {@code mvn verify &} would wait for interrupts that never
 * arrive.
 */
public final class InterruptibleCommand {

  private static final List<String> DEFAULT_INTERRUPT = List.of("env", "--default-signal=INT");

  private InterruptibleCommand() {}

  /**
   * Returns the command with the default action of {@code SIGINT}, under the same process id; the
   * command itself where {@code env} cannot set it.
   */
  public static List<String> of(List<String> command) throws IOException, InterruptedException {
    Process attempt =
        new ProcessBuilder(Stream.concat(DEFAULT_INTERRUPT.stream(), Stream.of("true")).toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return attempt.waitFor() == 0
        ? Stream.concat(DEFAULT_INTERRUPT.stream(), command.stream()).toList()
        : command;
  }
}
