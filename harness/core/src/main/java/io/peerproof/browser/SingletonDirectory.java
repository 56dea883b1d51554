package io.peerproof.browser;

import io.peerproof.browser.platform.TempDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory outside its profile that a browser keeps a socket in, and leaves when it is killed.
 * Chromium: {@code chrome/browser/process_singleton_posix.cc}; a link in the profile leads to it.
 */
final class SingletonDirectory {
  private static final String SOCKET = "SingletonSocket";

  /** Chromium, Chrome and Chrome for Testing, Edge. */
  private static final Pattern NAME =
      Pattern.compile("(org\\.chromium|com\\.google|com\\.microsoft)\\.\\S+");

  private SingletonDirectory() {}

  /** Of the browser that uses or used this profile; empty where there is none. */
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
