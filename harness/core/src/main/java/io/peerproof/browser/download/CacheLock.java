package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Lets one Peerproof process at a time download or install, so that the second finds the result of
 * the first. The lock ends with its process; the empty file remains.
 */
final class CacheLock {
  private static final String FILE = ".lock";

  private CacheLock() {}

  static <T> T holding(Path folder, Supplier<T> work) throws IOException {
    return holding(folder, () -> {}, work::get);
  }

  static void holding(Path folder, Runnable waiting, Task work)
      throws IOException, DownloadException {
    CacheLock.<Boolean, DownloadException>holding(
        folder,
        waiting,
        () -> {
          work.run();
          return true;
        });
  }

  /** Does the work unless another process holds the lock. Returns true if it did. */
  static boolean ifFree(Path folder, Task work) throws IOException, DownloadException {
    Files.createDirectories(folder);
    synchronized (CacheLock.class) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock == null) {
          return false;
        }
        work.run();
        return true;
      }
    }
  }

  /**
   * Does the work while holding the lock.
   *
   * @param waiting called before it waits for another process
   */
  private static <T, X extends Exception> T holding(Path folder, Runnable waiting, Work<T, X> work)
      throws IOException, X {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    // A file lock is the whole process's; the monitor keeps its threads apart.
    synchronized (CacheLock.class) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = take(channel, waiting)) {
        assert lock.isValid();
        return work.run();
      }
    }
  }

  private static FileLock take(FileChannel channel, Runnable waiting) throws IOException {
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    waiting.run();
    return channel.lock();
  }

  /** Work that may fail because a browser cannot be obtained. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException, DownloadException;
  }

  @FunctionalInterface
  private interface Work<T, X extends Exception> {
    T run() throws IOException, X;
  }
}
