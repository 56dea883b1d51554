package io.peerproof.browser.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run to its end.
 *
 * @param line the program and its arguments
 * @param environment variables set in addition to ours
 * @param timeout when to kill it
 * @param log where its output is appended as it comes, beside being answered
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
   * How a command ended.
   *
   * @param exit its exit code, or {@value #TIMED_OUT}, or {@value #NOT_STARTED}
   * @param out its standard output, or why it did not start
   * @param err its standard error; empty when both went to a log
   */
  public record Result(int exit, String out, String err) {
    public static final int TIMED_OUT = -1;
    static final int NOT_STARTED = -2;

    public boolean succeeded() {
      return exit == 0;
    }

    /** One line that tells a person how it ended. */
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
