package io.peerproof.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The modules in the sources of {@code pages}. Its compiled folder may still hold modules that an
 * earlier build had and that are gone since.
 */
public final class ModuleFiles {

  private static final Path SOURCES = Path.of("..", "..", "pages", "src", "main", "resources");

  private ModuleFiles() {}

  /**
   * Class path names of the modules in {@code folder}, such as {@code /io/…/probe}, in no order.
   */
  public static List<String> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(folder.substring(1)))) {
      return files
          .map(file -> folder + "/" + file.getFileName())
          .filter(file -> file.endsWith(".js"))
          .toList();
    }
  }
}
