package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserKind;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnusableException;
import io.peerproof.browser.spec.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What earlier runs have fetched into {@link Machine#browserCache()}. Selenium Manager and
 * WebDriverManager keep the same layout: {@code chrome/<platform>/<version>/chrome} and {@code
 * chromedriver/<platform>/<version>/chromedriver}.
 */
public final class CachedBrowsers implements BrowserSource {
  private static final int DEEPEST_BROWSER = 8; // inside a Mac's application bundle

  /** What the program is called, on each system. */
  public static final List<String> BROWSERS =
      List.of("chrome", "chrome.exe", "Google Chrome for Testing");

  private final Machine machine;
  private final VersionReader versions;

  public CachedBrowsers(Machine machine) {
    this.machine = machine;
    this.versions = new VersionReader(machine);
  }

  @Override
  public Attempt look(Known known) {
    String step = "cache " + machine.browserCache();
    List<Installation.Driver> drivers =
        programs("chromedriver", List.of(machine.os().executable("chromedriver"))).stream()
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
        .<Attempt>map(installation -> new Attempt.Found(step, installation))
        .orElseGet(
            () ->
                new Attempt.Nothing(
                    step,
                    known
                        .browser()
                        .map(browser -> "holds no chromedriver for " + browser)
                        .orElse("holds no browser with its driver")));
  }

  private static Optional<Installation> pair(
      String step, Installation.Browser browser, List<Installation.Driver> drivers) {
    if (BrowserKind.of(browser.binary()) != BrowserKind.CHROME) {
      return Optional.empty();
    }
    return drivers.stream()
        .filter(driver -> driver.version().sameMajorAs(browser.version()))
        .findFirst()
        .map(driver -> Installation.matching(browser, driver, step));
  }

  /** Newest first. */
  private List<Path> programs(String folder, List<String> names) {
    Path start = machine.browserCache().resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files =
        Files.find(
            start,
            DEEPEST_BROWSER,
            (file, attributes) -> names.contains(file.getFileName().toString()))) {
      return files
          .filter(machine::isProgram)
          .sorted(Comparator.comparing(CachedBrowsers::major).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static int major(Path file) {
    return Version.in(file.toString()).map(Version::major).orElse(0);
  }

  /** A copy that does not run, half a download say, is no copy. */
  private static <T> Stream<T> usable(Reading<T> reading) {
    try {
      return Stream.of(reading.read());
    } catch (UnusableException e) {
      return Stream.empty();
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws UnusableException;
  }
}
