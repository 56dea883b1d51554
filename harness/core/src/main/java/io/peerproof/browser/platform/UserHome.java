package io.peerproof.browser.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * The home directory of the user, also of one that has none: containers and CI servers run programs
 * with a user id that no entry of the user database belongs to, and Java's {@code user.home} is
 * {@code "?"} then.
 */
public final class UserHome {

  private static final Path HERE =
      of(
          System.getProperty("user.home"),
          Optional.ofNullable(System.getenv("HOME")),
          Path.of(System.getProperty("java.io.tmpdir")));

  private UserHome() {}

  /** Returns the home directory of the user of this process. */
  public static Path here() {
    return HERE;
  }

  /**
   * Returns the first of these that is an absolute path: {@code userHome}, {@code variable}, and a
   * directory below {@code temporary} that is the user's own.
   *
   * @throws UncheckedIOException if that directory is not the user's own; the message says what to
   *     do
   */
  static Path of(String userHome, Optional<String> variable, Path temporary) {
    Path named = Path.of(userHome);
    if (named.isAbsolute()) {
      return named;
    }
    return variable
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> below(temporary.toAbsolutePath()));
  }

  private static Path below(Path temporary) {
    try {
      Optional<UserPrincipal> user = PrivateDirectory.user();
      Path home =
          temporary.resolve("peerproof-home-" + user.map(UserPrincipal::getName).orElse("user"));
      PrivateDirectory.ensure(home, user.orElse(null));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "This user has no home directory, and "
              + temporary
              + " has no place for one: "
              + e.getMessage()
              + ". Set HOME to a directory that this user can write to.",
          e);
    }
  }
}
