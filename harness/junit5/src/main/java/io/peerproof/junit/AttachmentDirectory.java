package io.peerproof.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory in which JUnit stores the attachments of one test. Its name is the same in each
 * build, so it may contain files of an earlier build.
 */
record AttachmentDirectory(Path path) {

  /** Replaces all files here with copies of the files of {@code source}. */
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
