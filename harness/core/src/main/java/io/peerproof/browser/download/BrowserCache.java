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
 * The fetched browsers: {@code <source>/<version>}, whole or not there. A browser is unpacked into
 * a folder beside, which gets its name when it is whole; who comes after a killed process throws
 * the remains away.
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

  /** The whole ones, newest first. */
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
   * Deletes one. It loses its name first, so that half of it is never taken for a browser. The
   * caller holds the {@link CacheLock}.
   */
  static void delete(Path folder) throws IOException {
    Path part = folder.resolveSibling(PART + "deleted-" + folder.getFileName());
    TempDirectory.existing(part).close();
    Files.move(folder, part, StandardCopyOption.ATOMIC_MOVE);
    TempDirectory.existing(part).close();
  }

  /** Fills a new folder. The caller holds the {@link CacheLock}. */
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
