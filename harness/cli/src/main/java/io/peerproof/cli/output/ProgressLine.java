package io.peerproof.cli.output;

import io.peerproof.call.ProgressListener;

/**
 * Shows progress on the error stream: one line that is overwritten if the terminal supports it,
 * otherwise one line per step.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";
  private final Terminal terminal;

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void step(String sentence) {
    String line = sentence + (terminal.unicode() ? "…" : "...");
    if (terminal.live()) {
      terminal.err().print(CLEAR + fitting(line));
      terminal.err().flush();
    } else {
      terminal.err().println(line);
    }
  }

  /** Shortens a line that would wrap, because a wrapped line cannot be overwritten. */
  private String fitting(String line) {
    int columns = terminal.columns() - 1;
    return line.length() <= columns ? line : line.substring(0, columns);
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (terminal.live()) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
