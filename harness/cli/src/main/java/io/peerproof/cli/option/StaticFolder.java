package io.peerproof.cli.option;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** The maximum number of pages that are looked for, to name some of them. */
  private static final int MOST_SOUGHT = 1000;

  private static final Pattern PAGE = Pattern.compile("(?i).*\\.x?html?");

  /**
   * @throws ParameterException if it is not a folder, or contains no page
   */
  public static StaticFolder of(CommandLine command, Path written) {
    if (Files.isRegularFile(written)) {
      Path parent = written.toAbsolutePath().getParent();
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "%s is a file, but --serve takes a folder. Write --serve %s /%s",
              written,
              parent,
              written.getFileName()));
    }
    if (!Files.isDirectory(written)) {
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "There is no folder %s. Name the folder that contains the page: --serve dist",
              written));
    }
    StaticFolder folder = new StaticFolder(command, written);
    if (!folder.hasPage()) {
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "The folder %s contains no page (*.html). Name the folder that contains the page: --serve dist",
              written));
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
          String.format(
              Locale.ROOT,
              "The folder %s has no %s. Name a page that exists: --serve %s %s",
              written,
              written.relativize(page).normalize(),
              written,
              pages.stream().limit(MOST_NAMED).collect(Collectors.joining(", or "))));
    }
  }

  /** Tells if there is a page anywhere below this folder. */
  private boolean hasPage() {
    return !find(1, false).isEmpty();
  }

  /** Returns paths of its pages, such as {@code /call.html}, sorted; not those of packages. */
  private List<String> pages() {
    return find(MOST_SOUGHT, true).stream()
        .map(file -> "/" + written.relativize(file).toString().replace('\\', '/'))
        .sorted()
        .toList();
  }

  private List<Path> find(int most, boolean withoutPackages) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          written,
          Set.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean skip = withoutPackages && !folder.equals(written) && isOfPackages(folder);
              return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (PAGE.matcher(file.getFileName().toString()).matches()) {
                found.add(file);
              }
              return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (file.equals(written)) {
                throw e;
              }
              return FileVisitResult
                  .CONTINUE; // a folder that may not be read, or a link in a circle
            }
          });
    } catch (IOException e) {
      throw new ParameterException(
          command,
          String.format(Locale.ROOT, "The folder %s cannot be read: %s.", written, e.getMessage()),
          e);
    }
    return found;
  }

  private static boolean isOfPackages(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(".") || name.equals("node_modules");
  }
}
