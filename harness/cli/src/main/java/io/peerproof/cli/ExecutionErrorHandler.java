package io.peerproof.cli;

import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  /** Begin of the name of the log of an internal error. */
  private static final String LOG_PREFIX = "peerproof-error-";

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
    LOG.error("unexpected", e);
    terminal
        .err()
        .println("Peerproof failed because of an internal error and has no result: " + oneLine(e));
    if (!log.isShown()) {
      terminal
          .err()
          .println(
              "The log: "
                  + log.file().map(PathText::shortest).orElseGet(() -> writeTemporaryLog(e)));
    }
    return ExitCode.INCONCLUSIVE;
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

  /** Writes the error to a file that the next such error replaces. */
  private static String writeTemporaryLog(Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      deleteOlderLogs(temporary);
      Path file = Files.createTempFile(temporary, LOG_PREFIX, ".log");
      Files.writeString(file, Instant.now() + " " + trace);
      return file.toString();
    } catch (IOException unwritable) {
      return "could not be written (" + unwritable.getMessage() + "); --verbose shows it";
    }
  }

  private static void deleteOlderLogs(Path temporary) throws IOException {
    try (DirectoryStream<Path> older = Files.newDirectoryStream(temporary, LOG_PREFIX + "*.log")) {
      for (Path log : older) {
        try {
          Files.deleteIfExists(log);
        } catch (IOException e) {
          LOG.debug("another user's: {}", log, e);
        }
      }
    }
  }
}
