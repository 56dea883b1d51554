package io.peerproof.browser;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Lets one Peerproof at a time fetch or install, so that the second one finds what the first has
 * brought. The lock goes with its process; the empty file stays.
 */
final class FetchLock {
  private FetchLock() {}

  static <T> T holding(Path folder, Supplier<T> work) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(".lock");
    // A file lock is the whole process's; the monitor keeps its threads apart.
    synchronized (FetchLock.class) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        return work.get();
      }
    }
  }
}
