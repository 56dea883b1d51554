package io.peerproof.browser.slot;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.peerproof.browser.platform.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The user's own folder of tickets, which one thread of one process at a time reads and writes.
 *
 * <p>The lock of a file belongs to the whole JVM, and goes when the JVM closes <em>any</em> channel
 * to that file (fcntl(2)). So the threads of a JVM are kept apart by a monitor that is the whole
 * JVM's, as in the cache of fake media: the interned name of the folder.
 */
final class SlotDirectory {

  private static final String LOCK = "lock";

  /** Another process needs a millisecond. */
  private static final long LOOK_AGAIN_MS = 2;

  private final Path directory;
  private final Duration patience;
  private final Object monitor;

  private SlotDirectory(Path directory, Duration patience) throws IOException {
    this.directory = directory;
    this.patience = patience;
    this.monitor = ("peerproof " + directory.toRealPath()).intern();
  }

  /** Work on the tickets. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * The folder, made when it is missing.
   *
   * @param user who has to own it; empty where the system keeps users apart by other means
   * @param patience how long another process may read and write in it
   * @throws SlotException when it is another user's, or no folder
   */
  static SlotDirectory at(Path directory, Optional<UserPrincipal> user, Duration patience)
      throws IOException {
    try {
      PrivateDirectory.ensure(directory, user.orElse(null));
    } catch (PrivateDirectory.NotPrivateException e) {
      throw refused(directory, e.getMessage());
    }
    return new SlotDirectory(directory, patience);
  }

  private static SlotException refused(Path directory, String why) {
    return new SlotException(
        String.format(
            Locale.ROOT,
            "The folder %s for browser slots is unusable: %s. Delete it, or set another folder for temporary files: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR.",
            directory,
            why),
        null);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path directory() {
    return directory;
  }

  /** Does the work while no other thread and no other process does any. */
  <T> T alone(Work<T> work) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (monitor) {
      try (FileChannel channel = FileChannel.open(file(LOCK), CREATE, WRITE, NOFOLLOW_LINKS)) {
        while (true) {
          try (FileLock lock = channel.tryLock()) {
            if (lock != null) {
              return work.run();
            }
          }
          if (System.nanoTime() > deadline) {
            throw new IOException(
                String.format(
                    Locale.ROOT,
                    "another process has held its lock for %d s; is a process suspended?",
                    patience.toSeconds()));
          }
          monitor.wait(LOOK_AGAIN_MS);
        }
      }
    }
  }

  /** Does the work while no other thread of this JVM does any, and wakes those that wait. */
  void change(Work<?> work) throws IOException {
    synchronized (monitor) {
      try {
        work.run();
      } finally {
        monitor.notifyAll();
      }
    }
  }

  /** Waits until a thread of this JVM made a change, at most so long. */
  void awaitChange(Duration longest) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait(Math.max(1, longest.toMillis()));
    }
  }
}
