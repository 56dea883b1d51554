package io.peerproof.browser.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run until it ends.
 *
 * @param line the program and its arguments
 * @param environment variables in addition to those of this process
 * @param timeout time after which it is killed
 * @param log file to which its output is also appended as it arrives
 */
public record ProcessCommand(
    List<String> line, Map<String, String> environment, Duration timeout, Optional<Path> log) {

  public ProcessCommand {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }

  public static ProcessCommand of(Duration timeout, String... line) {
    return new ProcessCommand(List.of(line), Map.of(), timeout, Optional.empty());
  }

  /**
   * Result of a command.
   *
   * @param exit its exit code, or {@value #TIMED_OUT}, or {@value #NOT_STARTED}
   * @param out its standard output, or the reason why it did not start
   * @param err its standard error; empty when both went to a log
   */
  public record Result(int exit, String out, String err) {
    public static final int TIMED_OUT = -1;
    static final int NOT_STARTED = -2;

    public boolean succeeded() {
      return exit == 0;
    }

    /** Returns one line for people about its end. */
    public String summary() {
      String text = (err.isBlank() ? out : err).strip();
      String last = text.substring(text.lastIndexOf('\n') + 1).strip();
      return switch (exit) {
        case TIMED_OUT -> "did not end in time";
        case NOT_STARTED -> "did not start: " + last;
        default -> "exit code " + exit + (last.isEmpty() ? "" : ": " + last);
      };
    }
  }
}
