package io.peerproof.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The directory a browser keeps its profile in: ours, temporary, and gone with its session. */
final class Profile implements AutoCloseable {
  private final Path directory;

  private Profile(Path directory) {
    this.directory = directory;
  }

  /** Makes an empty profile whose name tells its {@link Owner}. */
  static Profile create(Path parent, Owner owner) {
    try {
      return new Profile(Files.createTempDirectory(parent, owner.profilePrefix()));
    } catch (IOException e) {
      throw new BrowserLaunchException(
          "No profile can be made in " + parent + ": " + e.getMessage() + ". Is the disk full?", e);
    }
  }

  static Profile existing(Path directory) {
    return new Profile(directory);
  }

  Path directory() {
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
      throw new UncheckedIOException("cannot delete the profile " + directory, failure);
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
