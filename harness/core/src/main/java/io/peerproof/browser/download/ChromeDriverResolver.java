package io.peerproof.browser.download;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.InstalledDriverLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a ChromeDriver for a browser that comes without one: of its major version, else the next
 * newer one, else the next older one.
 */
final class ChromeDriverResolver {
  /**
   * ChromeDriver 156 with {@code --disable-build-check} makes whole calls with Chromium 115 to 153,
   * WebDriver BiDi included, and none with 109.
   */
  static final int OLDEST = 115;

  /** Maximum number of major versions by which a driver may be older than its browser. */
  private static final int BACKWARD = 10;

  private static final Comparator<Installation.Driver> OLDEST_FIRST =
      Comparator.comparing(driver -> driver.version().text(), VersionPrefix.OLDEST_FIRST);

  private final HostEnvironment host;
  private final Consumer<String> progress;
  private final InstalledDriverLookup search;
  private final VersionReader versions;

  ChromeDriverResolver(HostEnvironment host, Consumer<String> progress) {
    this.host = host;
    this.progress = progress;
    this.search = new InstalledDriverLookup(host);
    this.versions = new VersionReader(host);
  }

  static DownloadException tooOld(String what) {
    return new DownloadException(
        what + " is too old: no ChromeDriver drives Chromium older than " + OLDEST + " in a call",
        "use version " + OLDEST + " or newer.");
  }

  /** Downloads the driver of a browser's version, once, when the browser is downloaded. */
  void fetchMatching(Installation.Browser browser) {
    if (search.named().isPresent() || here().stream().anyMatch(it -> matches(it, browser))) {
      return;
    }
    LookupResult lookupResult =
        new WebDriverManagerLookup(host, progress)
            .look(new BrowserLookup.Known(Optional.of(browser), true));
    if (!(lookupResult instanceof LookupResult.Found)) {
      progress.accept(
          "No driver of version "
              + browser.version().major()
              + " could be downloaded; using the nearest"
              + " one on this machine");
    }
  }

  /** Returns the browser with the best driver on this machine. */
  Installation drive(Installation.Browser browser, String source, Map<String, String> environment)
      throws DownloadException {
    if (search.named().isPresent()) {
      return new Installation(
          browser, named(search.named().get()), source, DriverMatch.ASKED_FOR, environment);
    }
    Installation.Driver driver = best(browser, here()).orElseThrow(() -> none(browser));
    return new Installation(
        browser,
        driver,
        source,
        matches(driver, browser) ? DriverMatch.MATCHING : DriverMatch.NEAREST,
        SharedLibraries.merged(environment, environment(driver.binary())));
  }

  /**
   * Returns the variables for a driver of a Debian package, with the libraries downloaded with it.
   */
  private Map<String, String> environment(Path driver) {
    return Optional.of(driver)
        .filter(file -> file.startsWith(host.browserCache()))
        .flatMap(DebianRepository::folderOf)
        .map(DebianRepository::environment)
        .orElse(Map.of());
  }

  /** Returns the same browser with the driver that the user named, if any. */
  Installation preferNamed(Installation found) throws DownloadException {
    return search.named().isEmpty()
        ? found
        : new Installation(
            found.browser(),
            named(search.named().get()),
            found.source(),
            DriverMatch.ASKED_FOR,
            found.environment());
  }

  private Installation.Driver named(Path binary) throws DownloadException {
    try {
      return versions.driver(binary);
    } catch (InvalidProgramException e) {
      throw new DownloadException(
          e.getMessage(), "name another file, or unset " + InstalledDriverLookup.VARIABLE + ".");
    }
  }

  private static boolean matches(Installation.Driver driver, Installation.Browser browser) {
    return driver.version().sameMajorAs(browser.version());
  }

  static Optional<Installation.Driver> best(
      Installation.Browser browser, List<Installation.Driver> drivers) {
    int major = browser.version().major();
    Optional<Installation.Driver> same =
        drivers.stream().filter(driver -> matches(driver, browser)).max(OLDEST_FIRST);
    return same.or(
            () ->
                drivers.stream()
                    .filter(driver -> driver.version().major() > major)
                    .min(OLDEST_FIRST))
        .or(
            () ->
                drivers.stream()
                    .filter(driver -> driver.version().major() < major)
                    .filter(driver -> driver.version().major() >= major - BACKWARD)
                    .max(OLDEST_FIRST));
  }

  private DownloadException none(Installation.Browser browser) {
    return new DownloadException(
        "this machine has no ChromeDriver for " + browser.name() + " " + browser.version(),
        (host.debian()
                ? "\"peerproof browsers install debian:chromium\" downloads one"
                : "install one")
            + ", or set "
            + InstalledDriverLookup.VARIABLE
            + " to one.");
  }

  /** Returns the installed and the cached drivers. */
  private List<Installation.Driver> here() {
    List<Installation.Driver> drivers = new ArrayList<>();
    Stream.concat(search.installed(), cached().stream())
        .forEach(
            file -> {
              try {
                drivers.add(versions.driver(file, environment(file)));
              } catch (InvalidProgramException e) {
                // It is passed over like one that is not there.
              }
            });
    return drivers;
  }

  private List<Path> cached() {
    List<Path> found = new ArrayList<>();
    for (String shelf : List.of("chromedriver", DebianRepository.NAME)) {
      Path root = host.browserCache().resolve(shelf);
      if (Files.isDirectory(root)) {
        try (Stream<Path> files =
            Files.find(
                root,
                DebianRepository.DRIVER.getNameCount() + 1,
                (file, attributes) ->
                    file.getFileName().toString().equals("chromedriver")
                        && !root.relativize(file).toString().startsWith("."))) {
          files.filter(host::isProgram).forEach(found::add);
        } catch (IOException e) {
          // A folder that cannot be read holds nothing for us.
        }
      }
    }
    return found;
  }
}
