package io.peerproof.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A folder of pages that a user wants served.
 *
 * @param written as the user wrote it
 */
public record StaticFolder(CommandLine command, Path written) {

  /** Pages that a message names. */
  private static final int MOST_NAMED = 5;

  /**
   * @throws ParameterException when it is no folder, or holds no page
   */
  public static StaticFolder of(CommandLine command, Path written) {
    if (Files.isRegularFile(written)) {
      Path parent = written.toAbsolutePath().getParent();
      throw new ParameterException(
          command,
          "%s is a file, and --serve takes the folder that it is in. Write --serve %s /%s"
              .formatted(written, parent, written.getFileName()));
    }
    if (!Files.isDirectory(written)) {
      throw new ParameterException(
          command,
          "There is no folder %s. Write the one that the page is in: --serve dist"
              .formatted(written));
    }
    StaticFolder folder = new StaticFolder(command, written);
    if (folder.pages().isEmpty()) {
      throw new ParameterException(
          command,
          "The folder %s has no page in it, no file *.html. Write the one that the page is in: --serve dist"
              .formatted(written));
    }
    return folder;
  }

  public Path path() {
    return written.toAbsolutePath();
  }

  /**
   * @param path that a browser is to open, {@code /} or {@code /call.html}
   * @throws ParameterException when this folder has nothing there
   */
  void checkHolds(String path) {
    Path file;
    try {
      file = written.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      throw new ParameterException(command, path + " is not the name of a file.", e);
    }
    Path page = Files.isDirectory(file) ? file.resolve("index.html") : file;
    if (!Files.isRegularFile(page)) {
      List<String> pages = pages();
      throw new ParameterException(
          command,
          "The folder %s has no %s. Name a page that is there: --serve %s %s"
              .formatted(
                  written,
                  written.relativize(page).normalize(),
                  written,
                  pages.stream().limit(MOST_NAMED).collect(Collectors.joining(", or "))));
    }
  }

  /** Paths of its pages, {@code /call.html}, those at its top first. */
  private List<String> pages() {
    try (Stream<Path> files = Files.walk(written, 3)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".html"))
          .map(file -> "/" + written.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ParameterException(
          command, "The folder %s cannot be read: %s.".formatted(written, e.getMessage()), e);
    }
  }
}
