package io.peerproof.cli;

import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Handles unexpected errors: one sentence for the terminal, and a stack trace for the log. Such an
 * error is never a verdict on the call.
 */
final class ExecutionErrorHandler implements IExecutionExceptionHandler {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  /** The sentences of Linux, macOS and Windows. */
  private static final Pattern FULL_DISK =
      Pattern.compile("No space left on device|Disk quota exceeded|not enough space on the disk");

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionErrorHandler.class);

  private final Terminal terminal;
  private final RunLog log;

  ExecutionErrorHandler(Terminal terminal, RunLog log) {
    this.terminal = terminal;
    this.log = log;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      terminal.err().println("Peerproof was interrupted before it had a result.");
      return ExitCode.INCONCLUSIVE;
    }
    if (isEnding()) {
      return ExitCode.INCONCLUSIVE; // the interruption is the reason, and it is known
    }
    Optional<String> fullDisk = fullDisk(e);
    if (fullDisk.isPresent()) {
      terminal
          .err()
          .println(
              "Peerproof has no report, because the disk is full: "
                  + fullDisk.get()
                  + ". Free some space, or name a folder on another disk with --out.");
      return ExitCode.INCONCLUSIVE;
    }
    LOG.error("unexpected", e);
    terminal
        .err()
        .println("Peerproof failed because of an internal error and has no result: " + oneLine(e));
    if (!log.isShown()) {
      terminal
          .err()
          .println(
              "The log: "
                  + log.file()
                      .map(PathText::shortest)
                      .orElseGet(() -> ErrorLog.write(TEMPORARY, e)));
    }
    return ExitCode.INCONCLUSIVE;
  }

  /** Returns the sentence of the system for a full disk or a quota; empty for other errors. */
  private static Optional<String> fullDisk(Exception e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .filter(message -> FULL_DISK.matcher(message).find())
        .findFirst();
  }

  /**
   * Returns the first line of the message. Selenium's messages fill a page, and the log contains
   * them.
   */
  private static String oneLine(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    String name = e.getClass().getSimpleName();
    return message.isEmpty() ? name : message + " (" + name + ")";
  }

  /** Tells if this process is ending, such as after Ctrl-C: only then hooks are refused. */
  private static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
