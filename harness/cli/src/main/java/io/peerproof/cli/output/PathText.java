package io.peerproof.cli.output;

import java.nio.file.Path;

/** Formats paths for people. */
public final class PathText {

  private PathText() {}

  /** Returns the relative or the absolute path, whichever is shorter. */
  public static String shortest(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    if (!here.getRoot().equals(absolute.getRoot())) {
      return absolute.toString();
    }
    String relative = here.relativize(absolute).toString();
    return relative.length() < absolute.toString().length() ? relative : absolute.toString();
  }
}
