package io.peerproof.browser.spec;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser for the notation of browsers: see {@link BrowserSpec#parse}. */
final class BrowserSpecParser {
  private static final Set<String> CHANNELS = Set.of("stable", "beta", "dev", "canary");

  private static final Pattern FETCHED =
      Pattern.compile("(chrome|debian:chromium|npm:chromium)(?:@(.*))?");

  private static final Pattern CHROME_VERSION = Pattern.compile("\\d+(\\.\\d+){0,3}");

  /** Versions such as {@code 150.0.7871.100-1~deb12u1} and {@code 135.0.0-next.3}. */
  private static final Pattern PACKAGE_VERSION = Pattern.compile("\\d[0-9A-Za-z.+~-]*");

  private BrowserSpecParser() {}

  static BrowserSpec read(String text) {
    String wanted = text.strip();
    if (wanted.equals("auto") || wanted.equals("chrome")) {
      return new BrowserSpec.Auto(wanted);
    }
    if (wanted.startsWith("path:") && wanted.length() > "path:".length()) {
      return atPath(text, wanted.substring("path:".length()));
    }
    Matcher fetched = FETCHED.matcher(wanted);
    if (fetched.matches()) {
      return fetched(text, fetched.group(1), Optional.ofNullable(fetched.group(2)));
    }
    if (wanted.indexOf('/') >= 0 || wanted.indexOf('\\') >= 0) {
      if (!wanted.matches("[a-z][a-z0-9+.-]+:.*")) {
        return atPath(text, wanted);
      }
    }
    throw invalid(text);
  }

  private static BrowserSpec fetched(String text, String source, Optional<String> release) {
    Pattern form = source.equals("chrome") ? CHROME_VERSION : PACKAGE_VERSION;
    Optional<String> channel =
        release.filter(it -> source.equals("chrome") && CHANNELS.contains(it));
    if (release.isPresent() && channel.isEmpty() && !form.matcher(release.get()).matches()) {
      throw invalid(text);
    }
    VersionPrefix version =
        channel.isPresent() ? VersionPrefix.ANY : new VersionPrefix(release.orElse(""));
    return switch (source) {
      case "chrome" -> new BrowserSpec.Testing(text.strip(), channel, version);
      case "debian:chromium" -> new BrowserSpec.Debian(text.strip(), version);
      case "npm:chromium" -> new BrowserSpec.Npm(text.strip(), version);
      default -> throw new IllegalStateException("No browser spec is written " + source + ".");
    };
  }

  private static BrowserSpec atPath(String text, String path) {
    try {
      return new BrowserSpec.AtPath(text, Path.of(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw invalid(text);
    }
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\" does not name a browser. Valid values: auto, chrome (any browser of this machine);"
            + " chrome@131, chrome@131.0.6778.85, chrome@stable, @beta, @dev, @canary (Chrome for"
            + " Testing); debian:chromium@150 (the Debian package); npm:chromium@131 (the headless"
            + " shell in @sparticuz/chromium); a path (/usr/bin/chromium or ./chrome); path:PATH.");
  }
}
