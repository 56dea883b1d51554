package io.peerproof.browser.download;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Os;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnobtainableException;
import io.peerproof.browser.spec.Version;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The Chromium headless shell for Linux on x86-64 that an npm package carries. Its own {@code
 * --version} is not asked for: up to 117 or so it starts the whole browser.
 */
public final class NpmChromium implements Origin {
  static final String PACKAGE = "@sparticuz/chromium";
  private static final String SCOPE = "@sparticuz";
  private static final int OLDEST_THERE_WAS = 92;

  private final Machine machine;
  private final Http http;
  private final DriverNearby drivers;

  NpmChromium(Machine machine, DriverNearby drivers) {
    this.machine = machine;
    this.http = new Http(machine.environment());
    this.drivers = drivers;
  }

  @Override
  public String name() {
    return "npm";
  }

  @Override
  public String spec(String version) {
    return "npm:chromium@" + version;
  }

  @Override
  public String words() {
    return "npm package " + PACKAGE;
  }

  @Override
  public void examine(VersionPrefix wanted) throws UnobtainableException {
    // 13 is not one that was, but a misspelt 131.
    if (!wanted.any()
        && major(wanted.text()) >= OLDEST_THERE_WAS
        && major(wanted.text()) < DriverNearby.OLDEST) {
      throw DriverNearby.tooOld(words() + " " + wanted);
    }
  }

  @Override
  public List<String> offered() throws UnobtainableException {
    return registry().releases().stream()
        .map(NpmRegistry.Release::version)
        .filter(version -> major(version) >= DriverNearby.OLDEST)
        .toList();
  }

  private NpmRegistry registry() throws UnobtainableException {
    if (machine.os() != Os.LINUX || !System.getProperty("os.arch").matches("amd64|x86_64")) {
      throw new UnobtainableException(
          "the browser in the " + words() + " is for Linux on x86-64",
          "take Chrome for Testing: chrome@VERSION.");
    }
    return new NpmRegistry(NpmSettings.of(machine, SCOPE), http, PACKAGE);
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws UnobtainableException {
    NpmRegistry registry = registry();
    NpmRegistry.Release release =
        registry.releases().stream()
            .filter(it -> it.version().equals(version))
            .findFirst()
            .orElseThrow();
    Path tarball =
        machine.browserCache().resolve("downloads").resolve("npm-chromium-" + version + ".tgz");
    try {
      Files.createDirectories(tarball.getParent());
      new Download(
              release.tarball(),
              registry.settings().headers(release.tarball()),
              release.digest(),
              words() + " " + version)
          .to(tarball, http, progress);
      progress.accept("Unpacking " + words() + " " + version);
      boolean browser = NpmTarball.unpack(tarball, folder);
      Files.delete(tarball);
      if (!browser) {
        throw new UnobtainableException(
            "there is no browser in the " + words() + " " + version, "take another version.");
      }
    } catch (IOException e) {
      throw DiskTrouble.of(words() + " " + version + " could not be unpacked to " + folder, e);
    }
  }

  @Override
  public void fetched(Path folder, String version) {
    drivers.fetchMatching(browser(folder, version));
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws UnobtainableException {
    Installation.Browser browser = browser(folder, version);
    return drivers.drive(browser, source, environment(browser.binary()));
  }

  private static Installation.Browser browser(Path folder, String version) {
    return new Installation.Browser(
        folder.resolve(NpmTarball.PROGRAM),
        Installation.Browser.HEADLESS_SHELL,
        new Version(version, major(version)));
  }

  /** The package's own libraries are for machines that lack the system's. */
  private Map<String, String> environment(Path program) throws UnobtainableException {
    SharedLibraries libraries = new SharedLibraries(machine);
    if (libraries.missing(program, Map.of()).isEmpty()) {
      return Map.of();
    }
    Map<String, String> own =
        SharedLibraries.in(program.resolveSibling(NpmTarball.LIBRARIES).resolve("lib"));
    libraries.require(program, own);
    return own;
  }

  static int major(String version) {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }
}
