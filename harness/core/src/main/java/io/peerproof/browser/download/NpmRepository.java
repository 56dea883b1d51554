package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The Chromium headless shell for Linux on x86-64 in an npm package. Its {@code --version} is not
 * used: up to about 117 it starts the whole browser.
 */
public final class NpmRepository implements BrowserRepository {
  static final String PACKAGE = "@sparticuz/chromium";
  private static final String SCOPE = "@sparticuz";
  private static final int OLDEST_THERE_WAS = 92;

  private final HostEnvironment host;
  private final HttpRequests http;
  private final ChromeDriverResolver drivers;

  NpmRepository(HostEnvironment host, ChromeDriverResolver drivers) {
    this.host = host;
    this.http = new HttpRequests(host.environment());
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
  public void examine(VersionPrefix wanted) throws DownloadException {
    // 13 is not one that was, but a misspelt 131.
    if (!wanted.any()
        && major(wanted.text()) >= OLDEST_THERE_WAS
        && major(wanted.text()) < ChromeDriverResolver.OLDEST) {
      throw ChromeDriverResolver.tooOld(words() + " " + wanted);
    }
  }

  @Override
  public List<String> offered() throws DownloadException {
    return registry().releases().stream()
        .map(NpmRegistryClient.Release::version)
        .filter(version -> major(version) >= ChromeDriverResolver.OLDEST)
        .toList();
  }

  private NpmRegistryClient registry() throws DownloadException {
    if (host.os() != OperatingSystem.LINUX
        || !System.getProperty("os.arch").matches("amd64|x86_64")) {
      throw new DownloadException(
          "the browser in the " + words() + " is for Linux on x86-64",
          "use Chrome for Testing: chrome@VERSION.");
    }
    return new NpmRegistryClient(NpmConfig.of(host, SCOPE), http, PACKAGE);
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws DownloadException {
    NpmRegistryClient registry = registry();
    NpmRegistryClient.Release release =
        registry.releases().stream()
            .filter(it -> it.version().equals(version))
            .findFirst()
            .orElseThrow();
    requireDigest(release, registry.settings());
    Path tarball =
        host.browserCache().resolve("downloads").resolve("npm-chromium-" + version + ".tgz");
    try {
      Files.createDirectories(tarball.getParent());
      new ResumableDownload(
              release.tarball(),
              registry.settings().headers(release.tarball()),
              release.digest(),
              words() + " " + version)
          .to(tarball, http, progress);
      progress.accept("Unpacking " + words() + " " + version);
      boolean browser = NpmTarball.unpack(tarball, folder);
      Files.delete(tarball);
      if (!browser) {
        throw new DownloadException(
            "there is no browser in the " + words() + " " + version, "take another version.");
      }
    } catch (IOException e) {
      throw DiskErrors.of(words() + " " + version + " could not be unpacked to " + folder, e);
    }
  }

  /** Refuses a program that nobody could check: every registry of npm states the hash of a file. */
  private void requireDigest(NpmRegistryClient.Release release, NpmConfig settings)
      throws DownloadException {
    if (release.digest().isEmpty()) {
      throw new DownloadException(
          "the npm registry "
              + WebAddresses.shown(settings.registry())
              + " states no hash of the "
              + words()
              + " "
              + release.version()
              + " (\"integrity\" with SHA-512, SHA-384 or SHA-256), so the download cannot be checked",
          "use a registry that states it, or another version or source (docs/browsers.md).");
    }
  }

  @Override
  public void fetched(Path folder, String version) {
    drivers.fetchMatching(browser(folder, version));
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws DownloadException {
    Installation.Browser browser = browser(folder, version);
    return drivers.drive(browser, source, environment(browser.binary()));
  }

  private static Installation.Browser browser(Path folder, String version) {
    return new Installation.Browser(
        folder.resolve(NpmTarball.PROGRAM),
        Installation.Browser.HEADLESS_SHELL,
        new BrowserVersion(version, major(version)));
  }

  /** The package's own libraries are for machines that lack the system's. */
  private Map<String, String> environment(Path program) throws DownloadException {
    SharedLibraries libraries = new SharedLibraries(host);
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
