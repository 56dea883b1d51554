package io.peerproof.browser;

import io.peerproof.browser.detect.InstalledDriverLookup;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.VersionPrefix;
import io.peerproof.browser.spec.WrongVersionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.Capabilities;

/**
 * Versions reported by the running browser and its driver, and their comparison with the requested
 * ones.
 *
 * @param browser its version: the capability {@code browserVersion}
 * @param driver version of the driver
 */
record SessionVersions(String browser, String driver) {

  static SessionVersions of(Capabilities actual, Installation installation) {
    return new SessionVersions(
        String.valueOf(actual.getCapability("browserVersion")),
        driverVersion(actual, installation.driver()));
  }

  /** ChromeDriver: {@code chrome.chromedriverVersion}; Edge: {@code msedge.msedgedriverVersion}. */
  private static String driverVersion(Capabilities actual, Installation.Driver driver) {
    return Stream.of("chrome", "msedge")
        .map(actual::getCapability)
        .filter(Map.class::isInstance)
        .flatMap(reported -> ((Map<?, ?>) reported).entrySet().stream())
        .filter(entry -> String.valueOf(entry.getKey()).endsWith("driverVersion"))
        .flatMap(entry -> BrowserVersion.in(String.valueOf(entry.getValue())).stream())
        .findFirst()
        .orElse(driver.version())
        .text();
  }

  /**
   * Returns their description for the report.
   *
   * @throws WrongVersionException if the browser does not have the requested version
   * @throws DriverMismatchException if the driver has another version without a request for that
   */
  BrowserInfo facts(
      BrowserSpec spec,
      Installation installation,
      List<String> arguments,
      Optional<String> sandboxNote) {
    VersionPrefix promised = promised(spec, installation);
    if (!promised.fits(browser)) {
      throw wrongVersion(spec, promised, installation);
    }
    if (!installation.choice().mayDiffer() && differ()) {
      throw mismatch(installation);
    }
    return new BrowserInfo(
        spec.text(),
        installation.browser().name(),
        browser,
        driver,
        installation.browser().binary().toString(),
        installation.driver().binary().toString(),
        installation.source(),
        driverNote(installation),
        arguments,
        sandboxNote);
  }

  /** Returns the expected version: the requested one, or else the version of the installation. */
  private static VersionPrefix promised(BrowserSpec spec, Installation installation) {
    return spec instanceof BrowserSpec.Fetched && spec.promised().any()
        ? new VersionPrefix(String.valueOf(installation.browser().version().major()))
        : spec.promised();
  }

  private boolean differ() {
    return major(browser) != major(driver);
  }

  private Optional<String> driverNote(Installation installation) {
    if (!differ()) {
      return Optional.empty();
    }
    String of = "The driver has version " + major(driver) + ", the browser " + major(browser);
    return Optional.of(
        installation.choice() == DriverMatch.ASKED_FOR
            ? of + ": " + InstalledDriverLookup.VARIABLE + " names it."
            : of + ": it was the nearest available.");
  }

  private WrongVersionException wrongVersion(
      BrowserSpec spec, VersionPrefix promised, Installation installation) {
    return new WrongVersionException(
        "The running browser is not the requested \""
            + spec.text()
            + "\": expected "
            + promised
            + ", but "
            + installation.browser().binary()
            + " is "
            + browser
            + ".\nWhat to do: download it again (peerproof browsers prune "
            + spec.text()
            + ", then peerproof browsers install "
            + spec.text()
            + "), or request "
            + major(browser)
            + ".");
  }

  private DriverMismatchException mismatch(Installation installation) {
    return new DriverMismatchException(
        "The driver does not match the browser: "
            + installation.driver().binary()
            + " is "
            + driver
            + ", "
            + installation.browser().binary()
            + " is "
            + browser
            + ".\nWhat to do: install a driver of version "
            + major(browser)
            + ", or request this pair: "
            + InstalledDriverLookup.VARIABLE
            + "="
            + installation.driver().binary());
  }

  private static int major(String version) {
    return BrowserVersion.in(version).map(BrowserVersion::major).orElse(0);
  }
}
