package io.peerproof.server;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder on disk that the server gives away: regular files below it, also by links
 * that stay inside. No file or folder whose name begins with a dot, and nothing that a link outside
 * of the folder leads to.
 */
final class FolderFiles {

  /**
   * A name in a path that is refused: one that begins with a dot, and those by which Windows finds
   * a file of another name (a backslash, a colon, a dot or a space at the end).
   */
  private static final Pattern REFUSED_NAME = Pattern.compile("\\..*|.*[\\\\:\\p{Cntrl}].*|.*[. ]");

  private static final Logger log = LoggerFactory.getLogger(FolderFiles.class);

  private final String urlPrefix;
  private final Path folder;

  /**
   * @param urlPrefix prefix of the URL path, such as {@code /} or {@code /own}
   * @param folder the real path of the folder
   */
  FolderFiles(String urlPrefix, Path folder) {
    this.urlPrefix = urlPrefix.equals("/") ? "" : urlPrefix;
    this.folder = folder;
  }

  /**
   * Returns the file that a request may have; empty if there is none.
   *
   * @param rawPath path of the request as it was sent, with its percent-encoding
   */
  Optional<Path> find(String rawPath) {
    try {
      return below(urlPrefix, rawPath).map(folder::resolve).flatMap(this::inside);
    } catch (InvalidPathException e) {
      log.debug("{} is no path", rawPath, e);
      return Optional.empty();
    }
  }

  /**
   * Returns the decoded path below a prefix; empty if it is not below it, or has a name that is
   * refused.
   *
   * @param urlPrefix such as {@code /own}; empty for the root
   * @param rawPath path of the request as it was sent, with its percent-encoding
   */
  static Optional<String> below(String urlPrefix, String rawPath) {
    if (!(rawPath + "/").startsWith(urlPrefix + "/") || rawPath.contains(";")) {
      return Optional.empty();
    }
    String encoded = rawPath.substring(urlPrefix.length()).replaceFirst("^/", "");
    try {
      String path = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return hasRefusedName(path) ? Optional.empty() : Optional.of(path);
    } catch (IllegalArgumentException e) {
      log.debug("{} is no path", rawPath, e);
      return Optional.empty();
    }
  }

  private static boolean hasRefusedName(String path) {
    for (String name : path.split("/")) {
      if (REFUSED_NAME.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Path> inside(Path file) {
    Path wanted = Files.isDirectory(file) ? file.resolve("index.html") : file;
    try {
      Path real = wanted.toRealPath();
      boolean isOffered =
          real.startsWith(folder)
              && Files.isRegularFile(real)
              && !hasRefusedName(folder.relativize(real).toString().replace('\\', '/'));
      return isOffered ? Optional.of(real) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is not there
    }
  }
}
