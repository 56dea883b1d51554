package io.peerproof.cli.output;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Formats {@code 2026-11-22T22:05:11.204Z INFO io.peerproof.run.CallRun: made}, then the stack
 * trace.
 */
final class LogLineFormatter extends Formatter {

  @Override
  public String format(LogRecord line) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.printf(
        Locale.ROOT,
        "%s %s %s: %s%n",
        line.getInstant(),
        line.getLevel().getName(),
        line.getLoggerName(),
        formatMessage(line));
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(writer);
    }
    writer.flush();
    return text.toString();
  }
}
