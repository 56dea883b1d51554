package io.peerproof.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes and directories that would be left behind if everything stopped now. It knows each
 * before anybody uses it, so that Ctrl-C in the midst of a start finds them too.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final Set<Process> drivers = ConcurrentHashMap.newKeySet();
  private final Set<Path> directories = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(Process driver) {
    drivers.add(driver);
    if (closed) {
      clear();
    }
  }

  void add(Scratch directory) {
    directories.add(directory.directory());
    if (closed) {
      clear();
    }
  }

  /** Ends a driver and the browsers below it. */
  void end(Process driver) {
    kill(Stream.of(driver.toHandle()), Optional.empty());
    drivers.remove(driver);
  }

  /** Ends the browser of a profile, if there is one, and deletes the directory. */
  void end(Scratch directory, Stream<ProcessHandle> browser) {
    kill(browser, Optional.of(directory.directory().toString()));
    directory.close();
    directories.remove(directory.directory());
  }

  /** Ends and deletes everything, and whatever is still added. Fit for a shutdown hook. */
  void clear() {
    closed = true;
    // A driver whose browser is gone is asked nothing any more, so its end comes first.
    List.copyOf(drivers).forEach(this::end);
    List<RuntimeException> failures = new ArrayList<>();
    for (Path path : List.copyOf(directories)) {
      try {
        end(Scratch.existing(path), Stream.empty());
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    failures.forEach(failure -> LOG.warn("Left behind: {}", failure.getMessage()));
  }

  private static void kill(Stream<ProcessHandle> roots, Optional<String> mark) {
    if (!Processes.kill(roots, mark, Deadlines.DEFAULT.processEnd())) {
      LOG.warn("A killed process has not ended within {}", Deadlines.DEFAULT.processEnd());
    }
  }
}
