package io.peerproof.browser;

import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.BrowserLaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registry of processes and directories that must be removed at the end. Each is registered before
 * its first use, so that Ctrl-C during a start removes it too.
 */
final class ResourceReaper {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceReaper.class);

  private final Map<Process, String> drivers = new ConcurrentHashMap<>();
  private final Set<Path> directories = ConcurrentHashMap.newKeySet();

  /** Null until the first directory. */
  private @Nullable OrphanWatchdog watchdog;

  private boolean closed;

  /** Creates a directory that {@link #clear} is sure to delete. */
  synchronized TempDirectory directory(Path parent, OwnerTag owner) {
    requireOpen();
    try {
      TempDirectory scratch = TempDirectory.create(parent, owner);
      directories.add(scratch.directory());
      watchdog(owner).watch(scratch.directory());
      return scratch;
    } catch (UncheckedIOException e) {
      throw new BrowserLaunchException(String.valueOf(e.getMessage()), e.getCause());
    }
  }

  private OrphanWatchdog watchdog(OwnerTag owner) {
    OrphanWatchdog started = watchdog;
    if (started == null) {
      started = OrphanWatchdog.start(owner);
      watchdog = started;
    }
    return started;
  }

  /**
   * Starts a driver that {@link #clear} is sure to end.
   *
   * @param mark unique text in its command line, inherited by processes that it forks while it is
   *     killed
   */
  synchronized Process driver(ProcessBuilder builder, String mark) throws IOException {
    requireOpen();
    Process driver = builder.start();
    drivers.put(driver, mark);
    return driver;
  }

  private void requireOpen() {
    if (closed) {
      throw new BrowserLaunchException("Cannot start a browser: the run has ended.", null);
    }
  }

  /** Ends a driver and the browsers below it. */
  void end(Process driver) {
    String mark = drivers.get(driver);
    if (mark != null) {
      kill(Stream.of(driver.toHandle()), mark);
      drivers.remove(driver);
    }
  }

  /** Ends the browser of a profile, if there is one, and deletes the directory. */
  void end(TempDirectory directory, Stream<ProcessHandle> browser) {
    kill(browser, directory.directory().toString());
    SingletonDirectory.of(directory.directory()).ifPresent(TempDirectory::close);
    directory.close();
    directories.remove(directory.directory());
  }

  /** Ends and deletes everything, and prevents further starts. Suitable for a shutdown hook. */
  void clear() {
    synchronized (this) {
      closed = true;
    }
    // A driver whose browser is gone is asked nothing any more, so its end comes first.
    List.copyOf(drivers.keySet()).forEach(this::end);
    List<RuntimeException> failures = new ArrayList<>();
    for (Path path : List.copyOf(directories)) {
      try {
        end(TempDirectory.existing(path), Stream.empty());
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    failures.forEach(failure -> LOG.warn("Left behind: {}", failure.getMessage()));
    endWatchdog();
  }

  private synchronized void endWatchdog() {
    OrphanWatchdog started = watchdog;
    if (started != null) {
      started.close();
    }
  }

  private static void kill(Stream<ProcessHandle> roots, String mark) {
    if (!ProcessTrees.kill(roots, mark, DriverTimeouts.DEFAULT.processEnd())) {
      LOG.warn("A killed process has not ended within {}", DriverTimeouts.DEFAULT.processEnd());
    }
  }
}
