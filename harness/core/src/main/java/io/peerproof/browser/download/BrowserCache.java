package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cache of downloaded browsers: {@code <source>/<version>}, complete or absent. A browser is
 * unpacked into a temporary folder, which is renamed when complete. The next process deletes the
 * remains of a killed one.
 *
 * @param root {@link HostEnvironment#browserCache()}
 */
record BrowserCache(Path root) {
  private static final String PART = ".part-";

  Path folder(String source, String version) {
    return root.resolve(source).resolve(version);
  }

  boolean has(String source, String version) {
    return Files.isDirectory(folder(source, version));
  }

  /** Returns the complete versions, newest first. */
  List<String> versions(String source) {
    try (Stream<Path> folders = Files.list(root.resolve(source))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted(VersionPrefix.OLDEST_FIRST.reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Deletes a version. It is renamed first, so that a partly deleted one never counts as a browser.
   * The caller holds the {@link CacheLock}.
   */
  static void delete(Path folder) throws IOException {
    Path part = folder.resolveSibling(PART + "deleted-" + folder.getFileName());
    TempDirectory.existing(part).close();
    Files.move(folder, part, StandardCopyOption.ATOMIC_MOVE);
    TempDirectory.existing(part).close();
  }

  /** Creates a version. The caller holds the {@link CacheLock}. */
  void put(String source, String version, Filling filling) throws IOException, DownloadException {
    Path shelf = Files.createDirectories(root.resolve(source));
    throwAwayRemains(shelf);
    Path part = Files.createDirectory(shelf.resolve(PART + version));
    try {
      filling.fill(part);
      Files.move(part, folder(source, version), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      TempDirectory.existing(part).close();
    }
  }

  private static void throwAwayRemains(Path shelf) throws IOException {
    try (Stream<Path> folders = Files.list(shelf)) {
      folders
          .filter(folder -> folder.getFileName().toString().startsWith(PART))
          .forEach(folder -> TempDirectory.existing(folder).close());
    }
  }

  /** Unpacks a browser. */
  @FunctionalInterface
  interface Filling {
    void fill(Path folder) throws IOException, DownloadException;
  }
}
