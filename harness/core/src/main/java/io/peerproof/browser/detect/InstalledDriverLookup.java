package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserFamily;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up an installed driver for a browser. */
public final class InstalledDriverLookup {
  /** The environment variable that names a driver to use, whatever its version. */
  public static final String VARIABLE = "PEERPROOF_DRIVER";

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/lib/chromium", "/usr/lib/chromium-browser", "/usr/local/bin", "/opt/homebrew/bin");

  private final HostEnvironment host;
  private final VersionReader versions;

  public InstalledDriverLookup(HostEnvironment host) {
    this.host = host;
    this.versions = new VersionReader(host);
  }

  /** Returns a driver of the browser's major version, or the one that the user named. */
  public LookupResult look(String step, Installation.Browser browser) {
    Optional<Path> named = named();
    if (named.isPresent()) {
      return named(step, browser, named.get());
    }
    List<String> seen = new ArrayList<>();
    Optional<Installation.Driver> other = Optional.empty();
    for (Path binary : candidates(browser.binary())) {
      try {
        Installation.Driver driver = versions.driver(binary);
        if (driver.version().sameMajorAs(browser.version())) {
          return new LookupResult.Found(step, Installation.matching(browser, driver, step));
        }
        seen.add(driver + " is for another major version");
        other = other.or(() -> Optional.of(driver));
      } catch (InvalidProgramException e) {
        seen.add(e.getMessage());
      }
    }
    String driver = BrowserFamily.of(browser.binary()).driver;
    return new LookupResult.BrowserOnly(
        step,
        browser
            + " has no matching driver: "
            + (seen.isEmpty() ? "no " + driver + " beside it or on PATH" : String.join("; ", seen)),
        browser,
        other);
  }

  /** Returns the driver that the user named. */
  public Optional<Path> named() {
    return host.variable(VARIABLE).map(name -> Path.of(name).toAbsolutePath());
  }

  /** Returns each ChromeDriver on PATH and in the usual locations. */
  public Stream<Path> installed() {
    return distinct(elsewhere(BrowserFamily.CHROME.driver)).stream();
  }

  private LookupResult named(String step, Installation.Browser browser, Path binary) {
    try {
      return new LookupResult.Found(
          step,
          new Installation(
              browser, versions.driver(binary), step, DriverMatch.ASKED_FOR, Map.of()));
    } catch (InvalidProgramException e) {
      return new LookupResult.Refused(VARIABLE, e.getMessage());
    }
  }

  private List<Path> candidates(Path browser) {
    String program = BrowserFamily.of(browser).driver;
    Stream<Path> beside =
        Stream.of(browser, real(browser))
            .map(file -> file.resolveSibling(host.os().executable(program)));
    return distinct(Stream.concat(beside, elsewhere(program)));
  }

  private Stream<Path> elsewhere(String program) {
    return Stream.concat(
        host.onPath(program), USUAL_PLACES.stream().map(place -> host.at(place).resolve(program)));
  }

  private List<Path> distinct(Stream<Path> places) {
    Map<Path, Path> byRealPath = new LinkedHashMap<>();
    places.filter(host::isProgram).forEach(file -> byRealPath.putIfAbsent(real(file), file));
    return List.copyOf(byRealPath.values());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
