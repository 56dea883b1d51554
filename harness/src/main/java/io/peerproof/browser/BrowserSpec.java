package io.peerproof.browser;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a user asked for, before anything was looked up. */
public sealed interface BrowserSpec {

  /** The environment variable that names a browser when no option does. */
  String VARIABLE = "PEERPROOF_BROWSER";

  /** The words the user wrote, as a report repeats them. */
  String text();

  /** Any browser of this machine that has a matching driver. */
  record Auto() implements BrowserSpec {
    @Override
    public String text() {
      return "auto";
    }
  }

  /**
   * This binary and no other.
   *
   * @param text the words of the user
   * @param binary absolute
   */
  record AtPath(String text, Path binary) implements BrowserSpec {
    public AtPath {
      if (!binary.isAbsolute()) {
        throw new IllegalArgumentException("the path of a browser must be absolute: " + binary);
      }
    }
  }

  static BrowserSpec auto() {
    return new Auto();
  }

  static BrowserSpec at(Path binary) {
    return new AtPath(binary.toString(), binary.toAbsolutePath().normalize());
  }

  /** The option if it was given, else {@value #VARIABLE} if it is set, else {@code auto}. */
  static BrowserSpec requested(Optional<String> option, Map<String, String> environment) {
    return option
        .or(() -> Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isBlank()))
        .map(BrowserSpec::parse)
        .orElseGet(BrowserSpec::auto);
  }

  /**
   * Reads {@code auto}, a path, or {@code path:} and a path. A relative path needs a separator in
   * it, so that a misspelt word is not taken for a file.
   *
   * @throws IllegalArgumentException for anything else, with a message for the user
   */
  static BrowserSpec parse(String text) {
    String wanted = text.strip();
    if (wanted.equals("auto")) {
      return auto();
    }
    if (wanted.startsWith("path:") && wanted.length() > "path:".length()) {
      return atPath(text, wanted.substring("path:".length()));
    }
    if (wanted.indexOf('/') >= 0 || wanted.indexOf('\\') >= 0) {
      if (!wanted.matches("[a-z][a-z0-9+.-]+:.*")) {
        return atPath(text, wanted);
      }
    }
    throw notUnderstood(text);
  }

  private static BrowserSpec atPath(String text, String path) {
    try {
      return new AtPath(text, Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw notUnderstood(text);
    }
  }

  private static IllegalArgumentException notUnderstood(String text) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" does not name a browser. Understood are: auto; a path (/usr/bin/chromium or"
            + " ./chrome); path:PATH.");
  }
}
