package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserKind;
import io.peerproof.browser.spec.DriverChoice;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for the driver of a browser among what is installed. */
public final class DriverSearch {
  /** Names a driver to use whatever its version. */
  public static final String VARIABLE = "PEERPROOF_DRIVER";

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/lib/chromium", "/usr/lib/chromium-browser", "/usr/local/bin", "/opt/homebrew/bin");

  private final Machine machine;
  private final VersionReader versions;

  public DriverSearch(Machine machine) {
    this.machine = machine;
    this.versions = new VersionReader(machine);
  }

  /** A driver of the browser's major version, or the one the user named. */
  public Attempt look(String step, Installation.Browser browser) {
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
          return new Attempt.Found(step, Installation.matching(browser, driver, step));
        }
        seen.add(driver + " is for another major version");
        other = other.or(() -> Optional.of(driver));
      } catch (UnusableException e) {
        seen.add(e.getMessage());
      }
    }
    String driver = BrowserKind.of(browser.binary()).driver;
    return new Attempt.BrowserOnly(
        step,
        browser
            + " has no matching driver: "
            + (seen.isEmpty() ? "no " + driver + " beside it or on PATH" : String.join("; ", seen)),
        browser,
        other);
  }

  /** The driver that the user named. */
  public Optional<Path> named() {
    return machine.variable(VARIABLE).map(name -> Path.of(name).toAbsolutePath());
  }

  /** Each ChromeDriver on PATH and in the usual places. */
  public Stream<Path> installed() {
    return distinct(elsewhere(BrowserKind.CHROME.driver)).stream();
  }

  private Attempt named(String step, Installation.Browser browser, Path binary) {
    try {
      return new Attempt.Found(
          step,
          new Installation(
              browser, versions.driver(binary), step, DriverChoice.ASKED_FOR, Map.of()));
    } catch (UnusableException e) {
      return new Attempt.Refused(VARIABLE, e.getMessage());
    }
  }

  private List<Path> candidates(Path browser) {
    String program = BrowserKind.of(browser).driver;
    Stream<Path> beside =
        Stream.of(browser, real(browser))
            .map(file -> file.resolveSibling(machine.os().executable(program)));
    return distinct(Stream.concat(beside, elsewhere(program)));
  }

  private Stream<Path> elsewhere(String program) {
    return Stream.concat(
        machine.onPath(program),
        USUAL_PLACES.stream().map(place -> machine.at(place).resolve(program)));
  }

  private List<Path> distinct(Stream<Path> places) {
    Map<Path, Path> byRealPath = new LinkedHashMap<>();
    places.filter(machine::isProgram).forEach(file -> byRealPath.putIfAbsent(real(file), file));
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
