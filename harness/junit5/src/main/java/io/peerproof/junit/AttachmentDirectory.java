package io.peerproof.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that JUnit keeps for the attachments of one test. Its name is the same in each
 * build, so files of an earlier one may be in it.
 */
record AttachmentDirectory(Path path) {

  /** Copies the files of {@code source} here, in the place of all files of an earlier run. */
  void replaceWith(Path source) throws IOException {
    for (Path old : files(path)) {
      Files.delete(old);
    }
    for (Path file : files(source)) {
      Files.copy(file, path.resolve(file.getFileName()));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
