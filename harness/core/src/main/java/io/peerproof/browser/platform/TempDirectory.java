package io.peerproof.browser.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A temporary directory of Peerproof: the profile of a browser, or temporary files of drivers and
 * browsers.
 */
public final class TempDirectory implements AutoCloseable {
  private final Path directory;

  private TempDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Creates an empty directory whose name contains an {@link OwnerTag}.
   *
   * @throws UncheckedIOException if it cannot be created; the message says what to do
   */
  public static TempDirectory create(Path parent, OwnerTag owner) {
    for (int i = 1; ; i++) {
      Path directory = parent.resolve(owner.prefix() + i);
      try {
        return new TempDirectory(createForUser(directory));
      } catch (FileAlreadyExistsException e) {
        // Short names and not random ones: a socket below it may have a path of 104 bytes.
      } catch (IOException e) {
        throw new UncheckedIOException(
            directory + " cannot be created: " + e.getMessage() + ". Is the disk full?", e);
      }
    }
  }

  /**
   * Creates it with access for the user alone, because of cookies and the like, from its first
   * moment on; on Windows the user's folder does that.
   */
  private static Path createForUser(Path directory) throws IOException {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createDirectory(directory);
  }

  public static TempDirectory existing(Path directory) {
    return new TempDirectory(directory);
  }

  public Path directory() {
    return directory;
  }

  /**
   * Deletes it. A browser that is still ending may write a last file into a directory that was just
   * emptied. So deletion is repeated while that happens.
   */
  @Override
  public void close() {
    IOException failure = null;
    for (int attempt = 0; attempt < 5 && Files.exists(directory); attempt++) {
      try {
        FileTree.delete(directory);
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null && Files.exists(directory)) {
      throw new UncheckedIOException("cannot delete " + directory, failure);
    }
  }
}
