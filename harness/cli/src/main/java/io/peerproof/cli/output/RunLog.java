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
 * Where the log goes while a command runs: nowhere, until it is sent to a file, to the terminal, or
 * both. Selenium's log and ours are one, because SLF4J is bound to {@code java.util.logging}.
 */
public final class RunLog implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");

  /** Kept, because {@code java.util.logging} forgets the level of a logger that nobody holds. */
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

  /** Takes the log into its hands; {@code terminal} is where {@link #showToo} shows it. */
  public static RunLog silent(PrintStream terminal) {
    return new RunLog(terminal);
  }

  /** Shows the log on the terminal, too. */
  public void showToo() {
    if (!verbose) {
      verbose = true;
      add(new FlushedHandler(terminal, false));
    }
  }

  /** Appends to {@code newFile}, too. */
  public void writeTo(Path newFile) throws IOException {
    OutputStream stream = Files.newOutputStream(newFile, StandardOpenOption.APPEND);
    file = newFile;
    add(new FlushedHandler(stream, true));
  }

  /** Whether the log is shown on the terminal. */
  public boolean isShown() {
    return verbose;
  }

  /** The file that has the log; empty as long as there is none. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  private void add(Handler handler) {
    ROOT.addHandler(handler);
    handlers.add(handler);
  }

  /** Puts back what was there before. */
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
