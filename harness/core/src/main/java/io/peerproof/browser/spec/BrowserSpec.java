package io.peerproof.browser.spec;

import io.peerproof.browser.download.NpmRepository;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a user asked for, before anything was looked up. {@link #parse} has the notation. */
public sealed interface BrowserSpec {

  /** The environment variable that names a browser when no option does. */
  String VARIABLE = "PEERPROOF_BROWSER";

  /** The words the user wrote, as a report repeats them. */
  String text();

  /**
   * What the version of the running browser must begin with; empty where the words name none.
   * Another one is a {@link WrongVersionException}.
   */
  default VersionPrefix promised() {
    return VersionPrefix.ANY;
  }

  /** Any browser of this machine that has a matching driver. */
  record Auto(String text) implements BrowserSpec {}

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

  /** A browser that is fetched into the cache, not installed. */
  sealed interface Fetched extends BrowserSpec {

    /** Which versions will do; the newest of them is taken. */
    VersionPrefix version();
  }

  /**
   * Chrome for Testing.
   *
   * @param channel {@code stable}, {@code beta}, {@code dev} or {@code canary}, if one is named
   *     instead of a version
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
    /** A package's version goes on after the browser's: {@code 150.0.7871.100-1~deb12u1}. */
    @Override
    public VersionPrefix promised() {
      return version.upToRevision();
    }
  }

  /** The headless shell that the npm package {@value NpmRepository#PACKAGE} carries. */
  record Npm(String text, VersionPrefix version) implements Fetched {
    /** Only the first part of the package's version is the browser's. */
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

  /** The option if it was given, else {@value #VARIABLE} if it is set, else {@code auto}. */
  static BrowserSpec requested(Optional<String> option, Map<String, String> environment) {
    return option
        .or(() -> Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isBlank()))
        .map(BrowserSpec::parse)
        .orElseGet(BrowserSpec::auto);
  }

  /**
   * Reads one of
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
   * A version may be a prefix, in whole parts; the newest that fits is meant.
   *
   * @throws IllegalArgumentException for anything else, with a message for the user
   */
  static BrowserSpec parse(String text) {
    return BrowserSpecParser.read(text);
  }
}
