package io.peerproof.cli.output;

import java.nio.file.Path;

/** Paths as people read them. */
public final class PathText {

  private PathText() {}

  /** From here or from the root, whichever is shorter. */
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
