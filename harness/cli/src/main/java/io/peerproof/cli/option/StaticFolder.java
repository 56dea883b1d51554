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
 * A folder of pages to serve.
 *
 * @param command the command, for its usage errors
 * @param written the folder as the user wrote it
 */
public record StaticFolder(CommandLine command, Path written) {

  /** The maximum number of pages that a message lists. */
  private static final int MOST_NAMED = 5;

  /**
   * @throws ParameterException if it is not a folder, or contains no page
   */
  public static StaticFolder of(CommandLine command, Path written) {
    if (Files.isRegularFile(written)) {
      Path parent = written.toAbsolutePath().getParent();
      throw new ParameterException(
          command,
          "%s is a file, but --serve takes a folder. Write --serve %s /%s"
              .formatted(written, parent, written.getFileName()));
    }
    if (!Files.isDirectory(written)) {
      throw new ParameterException(
          command,
          "There is no folder %s. Name the folder that contains the page: --serve dist"
              .formatted(written));
    }
    StaticFolder folder = new StaticFolder(command, written);
    if (folder.pages().isEmpty()) {
      throw new ParameterException(
          command,
          "The folder %s contains no page (*.html). Name the folder that contains the page: --serve dist"
              .formatted(written));
    }
    return folder;
  }

  public Path path() {
    return written.toAbsolutePath();
  }

  /**
   * Checks that this folder contains a page.
   *
   * @param path the path of the page, such as {@code /} or {@code /call.html}
   * @throws ParameterException if it does not
   */
  void checkHolds(String path) {
    Path file;
    try {
      file = written.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      throw new ParameterException(command, path + " is not a file name.", e);
    }
    Path page = Files.isDirectory(file) ? file.resolve("index.html") : file;
    if (!Files.isRegularFile(page)) {
      List<String> pages = pages();
      throw new ParameterException(
          command,
          "The folder %s has no %s. Name a page that exists: --serve %s %s"
              .formatted(
                  written,
                  written.relativize(page).normalize(),
                  written,
                  pages.stream().limit(MOST_NAMED).collect(Collectors.joining(", or "))));
    }
  }

  /** Returns the sorted paths of its pages, such as {@code /call.html}. */
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
