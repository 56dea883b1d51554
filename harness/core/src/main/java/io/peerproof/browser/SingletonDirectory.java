package io.peerproof.browser;

import io.peerproof.browser.platform.TempDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory outside its profile where a browser keeps a socket, which remains when the browser
 * is killed. Chromium: {@code chrome/browser/process_singleton_posix.cc}; a link in the profile
 * leads to it.
 */
final class SingletonDirectory {
  private static final String SOCKET = "SingletonSocket";

  /** Chromium, Chrome and Chrome for Testing, Edge. */
  private static final Pattern NAME =
      Pattern.compile("(org\\.chromium|com\\.google|com\\.microsoft)\\.\\S+");

  private SingletonDirectory() {}

  /** Finds the directory of the browser that uses or used this profile; empty if there is none. */
  static Optional<TempDirectory> of(Path profile) {
    try {
      Path socket = Files.readSymbolicLink(profile.resolve(SOCKET));
      Path directory = socket.getParent();
      boolean known =
          socket.isAbsolute()
              && socket.endsWith(SOCKET)
              && NAME.matcher(directory.getFileName().toString()).matches();
      return known ? Optional.of(TempDirectory.existing(directory)) : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // no link: the browser had not come that far, or makes none here
    }
  }
}
