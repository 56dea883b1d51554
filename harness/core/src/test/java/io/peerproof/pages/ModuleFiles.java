package io.peerproof.pages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts in a folder of the class path. */
public final class ModuleFiles {

  private ModuleFiles() {}

  /** Class path names of the modules in {@code folder}, in no order. */
  public static List<String> in(String folder) throws IOException, URISyntaxException {
    URI place = ModuleFiles.class.getResource(folder).toURI();
    if (!place.getScheme().equals("jar")) {
      return names(Path.of(place), folder);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return names(jar.getPath(folder), folder);
    }
  }

  private static List<String> names(Path directory, String folder) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> folder + "/" + file.getFileName())
          .filter(file -> file.endsWith(".js"))
          .toList();
    }
  }
}
