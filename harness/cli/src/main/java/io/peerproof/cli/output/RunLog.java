package io.peerproof.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Directs the log while a command runs. It is discarded until it is sent to a file, to the
 * terminal, or to both. It includes Selenium's log, because SLF4J is bound to {@code
 * java.util.logging}.
 */
public final class RunLog implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  /** Held here because {@code java.util.logging} forgets the level of an unreferenced logger. */
  private static final Logger OURS = Logger.getLogger("io.peerproof");

  private final PrintStream terminal;
  private final List<Handler> before = List.of(ROOT.getHandlers());
  private final @Nullable Level levelBefore = OURS.getLevel();
  private final List<Handler> handlers = new ArrayList<>();
  private @Nullable Path file;
  private boolean verbose;

  private RunLog(PrintStream terminal) {
    this.terminal = terminal;
    before.forEach(ROOT::removeHandler);
    OURS.setLevel(Level.FINE);
  }

  /**
   * Takes control of the log and discards it.
   *
   * @param terminal stream on which {@link #showOnTerminal} shows the log
   */
  public static RunLog silent(PrintStream terminal) {
    return new RunLog(terminal);
  }

  /** Also shows the log on the terminal. */
  public void showOnTerminal() {
    if (!verbose) {
      verbose = true;
      add(new FlushedHandler(terminal, false));
    }
  }

  /** Also appends the log to {@code newFile}. */
  public void writeTo(Path newFile) throws IOException {
    OutputStream stream = Files.newOutputStream(newFile, StandardOpenOption.APPEND);
    file = newFile;
    add(new FlushedHandler(stream, true));
  }

  /** Returns true if the log is shown on the terminal. */
  public boolean isShown() {
    return verbose;
  }

  /** Returns the log file; empty until there is one. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  private void add(Handler handler) {
    ROOT.addHandler(handler);
    handlers.add(handler);
  }

  /** Restores the previous handlers and level. */
  @Override
  public void close() {
    for (Handler handler : handlers) {
      ROOT.removeHandler(handler);
      handler.close();
    }
    handlers.clear();
    OURS.setLevel(levelBefore);
    List<Handler> now = List.of(ROOT.getHandlers());
    before.stream().filter(handler -> !now.contains(handler)).forEach(ROOT::addHandler);
  }
}
