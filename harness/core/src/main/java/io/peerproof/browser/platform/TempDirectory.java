package io.peerproof.browser.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory of ours: a browser's profile, or what drivers and browsers write beside.
 */
public final class TempDirectory implements AutoCloseable {
  private final Path directory;

  private TempDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes an empty one whose name tells its {@link OwnerTag}.
   *
   * @throws UncheckedIOException saying what to do, when it cannot be made
   */
  public static TempDirectory create(Path parent, OwnerTag owner) {
    for (int i = 1; ; i++) {
      Path directory = parent.resolve(owner.prefix() + i);
      try {
        return new TempDirectory(ours(Files.createDirectory(directory)));
      } catch (FileAlreadyExistsException e) {
        // Short names and not random ones: a socket below it may have a path of 104 bytes.
      } catch (IOException e) {
        throw new UncheckedIOException(
            directory + " cannot be made: " + e.getMessage() + ". Is the disk full?", e);
      }
    }
  }

  /** Cookies and the like are nobody else's business; Windows keeps them by the user's folder. */
  private static Path ours(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }

  public static TempDirectory existing(Path directory) {
    return new TempDirectory(directory);
  }

  public Path directory() {
    return directory;
  }

  /**
   * Deletes it. A browser that is still ending may write a last file into a directory that was just
   * emptied, so it is tried again while that happens.
   */
  @Override
  public void close() {
    IOException failure = null;
    for (int attempt = 0; attempt < 5 && Files.exists(directory); attempt++) {
      try {
        delete();
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null && Files.exists(directory)) {
      throw new UncheckedIOException("cannot delete " + directory, failure);
    }
  }

  private void delete() throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
