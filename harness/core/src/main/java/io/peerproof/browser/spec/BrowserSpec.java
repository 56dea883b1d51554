package io.peerproof.browser.spec;

import io.peerproof.browser.download.NpmRepository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The requested browser, before any lookup. {@link #parse} describes the notation. */
public sealed interface BrowserSpec {

  /** The environment variable that names a browser if no option does. */
  String VARIABLE = "PEERPROOF_BROWSER";

  /** Returns the text that the user wrote, as a report repeats it. */
  String text();

  /**
   * Returns the required beginning of the running browser's version; empty if the text names none.
   * Another version is a {@link WrongVersionException}.
   */
  default VersionPrefix promised() {
    return VersionPrefix.ANY;
  }

  /** Any browser of this machine that has a matching driver. */
  record Auto(String text) implements BrowserSpec {}

  /**
   * One particular binary.
   *
   * @param text the text that the user wrote
   * @param binary absolute path
   */
  record AtPath(String text, Path binary) implements BrowserSpec {
    public AtPath {
      if (!binary.isAbsolute()) {
        throw new IllegalArgumentException("the path of a browser must be absolute: " + binary);
      }
    }
  }

  /** A browser that is downloaded into the cache, not installed. */
  sealed interface Fetched extends BrowserSpec {

    /** Returns the accepted versions; the newest available one is used. */
    VersionPrefix version();
  }

  /**
   * Chrome for Testing.
   *
   * @param channel {@code stable}, {@code beta}, {@code dev} or {@code canary}, if the text names
   *     one instead of a version
   * @param version empty if a channel is named
   */
  record Testing(String text, Optional<String> channel, VersionPrefix version) implements Fetched {
    @Override
    public VersionPrefix promised() {
      return version;
    }
  }

  /** The Debian package {@code chromium}, from the apt sources of this machine. */
  record Debian(String text, VersionPrefix version) implements Fetched {
    /**
     * The version of the package continues after that of the browser: {@code
     * 150.0.7871.100-1~deb12u1}.
     */
    @Override
    public VersionPrefix promised() {
      return version.upToRevision();
    }
  }

  /** The headless shell in the npm package {@value NpmRepository#PACKAGE}. */
  record Npm(String text, VersionPrefix version) implements Fetched {
    /** Only the first part of the package version is that of the browser. */
    @Override
    public VersionPrefix promised() {
      return version.major();
    }
  }

  static BrowserSpec auto() {
    return new Auto("auto");
  }

  static BrowserSpec at(Path binary) {
    return new AtPath(binary.toString(), binary.toAbsolutePath().normalize());
  }

  /** Returns the browser that {@value #VARIABLE} names if it is set, else {@code auto}. */
  static BrowserSpec requested(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(BrowserSpec::parse)
        .orElseGet(BrowserSpec::auto);
  }

  /**
   * Parses one of
   *
   * <ul>
   *   <li>{@code auto}, {@code chrome}: any browser of this machine;
   *   <li>{@code chrome@131}, {@code chrome@131.0.6778.85}, {@code chrome@stable}, {@code
   *       chrome@beta}, {@code chrome@dev}, {@code chrome@canary}: Chrome for Testing;
   *   <li>{@code debian:chromium}, {@code debian:chromium@150}: the Debian package;
   *   <li>{@code npm:chromium}, {@code npm:chromium@131}: the npm package;
   *   <li>a path, {@code path:} and a path. A relative path needs a separator in it, so that a
   *       misspelt word is not taken for a file.
   * </ul>
   *
   * A version may be a prefix of whole parts; it selects the newest matching version.
   *
   * @throws IllegalArgumentException for anything else, with a message for the user
   */
  static BrowserSpec parse(String text) {
    return BrowserSpecParser.read(text);
  }
}
