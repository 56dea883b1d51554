package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserFamily;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks up browsers that earlier runs downloaded into {@link HostEnvironment#browserCache()}.
 * Selenium Manager and WebDriverManager use the same layout: {@code
 * chrome/<platform>/<version>/chrome} and {@code chromedriver/<platform>/<version>/chromedriver}.
 */
public final class SeleniumCacheLookup implements BrowserLookup {
  private static final int DEEPEST_BROWSER = 8; // inside a Mac's application bundle

  /** The program names on the different systems. */
  public static final List<String> BROWSERS =
      List.of("chrome", "chrome.exe", "Google Chrome for Testing");

  private final HostEnvironment host;
  private final VersionReader versions;

  public SeleniumCacheLookup(HostEnvironment host) {
    this.host = host;
    this.versions = new VersionReader(host);
  }

  @Override
  public LookupResult look(Known known) {
    String step = "cache " + host.browserCache();
    List<Installation.Driver> drivers =
        programs("chromedriver", List.of(host.os().executable("chromedriver"))).stream()
            .flatMap(file -> usable(() -> versions.driver(file)))
            .toList();
    List<Installation.Browser> browsers =
        Stream.concat(
                known.browser().stream(),
                known.named()
                    ? Stream.empty()
                    : programs("chrome", BROWSERS).stream()
                        .flatMap(file -> usable(() -> versions.browser(file))))
            .toList();
    return browsers.stream()
        .flatMap(browser -> pair(step, browser, drivers).stream())
        .findFirst()
        .<LookupResult>map(installation -> new LookupResult.Found(step, installation))
        .orElseGet(
            () ->
                new LookupResult.Nothing(
                    step,
                    known
                        .browser()
                        .map(browser -> "holds no chromedriver for " + browser)
                        .orElse("holds no browser with its driver")));
  }

  private static Optional<Installation> pair(
      String step, Installation.Browser browser, List<Installation.Driver> drivers) {
    if (BrowserFamily.of(browser.binary()) != BrowserFamily.CHROME) {
      return Optional.empty();
    }
    return drivers.stream()
        .filter(driver -> driver.version().sameMajorAs(browser.version()))
        .findFirst()
        .map(driver -> Installation.matching(browser, driver, step));
  }

  /** Newest first. */
  private List<Path> programs(String folder, List<String> names) {
    Path start = host.browserCache().resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files =
        Files.find(
            start,
            DEEPEST_BROWSER,
            (file, attributes) -> names.contains(file.getFileName().toString()))) {
      return files
          .filter(host::isProgram)
          .sorted(Comparator.comparing(SeleniumCacheLookup::major).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int major(Path file) {
    return BrowserVersion.in(file.toString()).map(BrowserVersion::major).orElse(0);
  }

  /** Skips a copy that does not run, such as a partial download. */
  private static <T> Stream<T> usable(Reading<T> reading) {
    try {
      return Stream.of(reading.read());
    } catch (InvalidProgramException e) {
      return Stream.empty();
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws InvalidProgramException;
  }
}
