package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The npm registry and its credentials, as read by <a
 * href="https://docs.npmjs.com/cli/v11/configuring-npm/npmrc">npm itself</a> reads it: the registry
 * of the package's scope, {@code npm_config_registry}, {@code registry} in the user's {@code
 * .npmrc}, the public one.
 *
 * @param registry ends with a slash
 * @param authorization the header of that name; empty where none is needed
 */
record NpmConfig(URI registry, Optional<String> authorization) {
  static final URI PUBLIC = URI.create("https://registry.npmjs.org/");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  static NpmConfig of(HostEnvironment machine, String scope) throws DownloadException {
    Path file =
        option(machine, "userconfig").map(Path::of).orElse(machine.home().resolve(".npmrc"));
    Map<String, String> npmrc = read(file, machine);
    String registry =
        Optional.ofNullable(npmrc.get(scope + ":registry"))
            .or(() -> option(machine, "registry"))
            .or(() -> Optional.ofNullable(npmrc.get("registry")))
            .orElse(PUBLIC.toString());
    try {
      URI address = URI.create(registry.endsWith("/") ? registry : registry + "/");
      if (address.getHost() == null) {
        throw new IllegalArgumentException("it names no host");
      }
      return new NpmConfig(address, authorization(npmrc, address));
    } catch (IllegalArgumentException e) {
      throw new DownloadException(
          "the npm registry \""
              + WebAddresses.shown(registry)
              + "\" is no address of the web: "
              + reason(e),
          "correct npm_config_registry or " + file + ".");
    }
  }

  /**
   * Returns the headers with the user's credentials for an address of the registry; none for
   * another server, and none over HTTP if the registry has HTTPS.
   */
  Map<String, String> headers(URI address) {
    return authorization.isPresent() && WebAddresses.haveOneOrigin(registry, address)
        ? Map.of("Authorization", authorization.get())
        : Map.of();
  }

  /** Maps a file of the public registry to the configured registry, as npm does. */
  URI onRegistry(URI tarball) {
    return PUBLIC.getHost().equals(tarball.getHost())
        ? registry.resolve(tarball.getRawPath().replaceFirst("^/", ""))
        : tarball;
  }

  /** Returns the message without the text that could not be read: it may have a password. */
  private static String reason(IllegalArgumentException e) {
    return e.getCause() instanceof URISyntaxException syntax
        ? syntax.getReason() + " at index " + syntax.getIndex()
        : e.getMessage();
  }

  private static Optional<String> option(HostEnvironment machine, String name) {
    String variable = "npm_config_" + name;
    return machine.variable(variable).or(() -> machine.variable(variable.toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> read(Path file, HostEnvironment machine) {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      lines
          .map(String::strip)
          .filter(line -> line.indexOf('=') > 0 && !line.startsWith("#") && !line.startsWith(";"))
          .map(line -> line.split("=", 2))
          .forEach(
              pair ->
                  settings.put(
                      pair[0].strip(),
                      expanded(pair[1].strip().replaceFirst("^\"(.*)\"$", "$1"), machine)));
    } catch (IOException | java.io.UncheckedIOException e) {
      return Map.of();
    }
    return settings;
  }

  private static String expanded(String value, HostEnvironment machine) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(machine.variable(found.group(1)).orElse(found.group())));
  }

  /**
   * Reads the credentials. Their keys begin with the registry's address without its scheme: {@code
   * //host/path/:_authToken}.
   */
  private static Optional<String> authorization(Map<String, String> npmrc, URI registry) {
    String place = "//" + registry.getRawAuthority() + registry.getRawPath() + ":";
    return Optional.ofNullable(npmrc.get(place + "_authToken"))
        .map(token -> "Bearer " + token)
        .or(() -> Optional.ofNullable(npmrc.get(place + "_auth")).map(both -> "Basic " + both));
  }
}
