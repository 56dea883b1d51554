package io.peerproof.browser.download;

import io.peerproof.browser.detect.SeleniumCacheLookup;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Chrome for Testing of any version. Selenium Manager downloads it, with the newest driver of its
 * major version.
 */
final class ChromeForTestingRepository implements BrowserRepository {
  private static final int DEEPEST_BROWSER = 8; // inside a Mac's application bundle

  private final HostEnvironment host;
  private final ChromeForTestingVersions releases;
  private final SeleniumManagerProgram manager;
  private final VersionReader versions;

  ChromeForTestingRepository(HostEnvironment host) {
    this.host = host;
    this.releases = new ChromeForTestingVersions(host);
    this.manager = new SeleniumManagerProgram(host);
    this.versions = new VersionReader(host);
  }

  @Override
  public String name() {
    return "chrome-for-testing";
  }

  @Override
  public String spec(String version) {
    return "chrome@" + version;
  }

  @Override
  public String words() {
    return "Chrome for Testing";
  }

  @Override
  public List<String> offered() throws DownloadException {
    Optional<String> hindrance = manager.hindrance();
    if (hindrance.isPresent()) {
      throw new DownloadException(hindrance.get(), "use the Debian package: debian:chromium.");
    }
    return releases.versions();
  }

  /** Returns the current version of a channel. */
  VersionPrefix newest(String channel) throws DownloadException {
    return new VersionPrefix(releases.of(channel));
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws DownloadException {
    Path temporary = folder.resolve("tmp");
    try (DirectorySizeMonitor watched =
        new DirectorySizeMonitor(folder, words() + " " + version, -1, progress)) {
      Files.createDirectories(temporary);
      manager.fetch(folder, environment(temporary), "--browser-version", version);
      watched.done();
      TempDirectory.existing(temporary).close();
    } catch (InvalidProgramException e) {
      throw new DownloadException(
          "Selenium Manager could not download " + words() + " " + version + ": " + e.getMessage(),
          "run the command again; the download starts over. For a mirror, set "
              + ChromeForTestingVersions.MIRROR
              + " and SE_DRIVER_MIRROR_URL; for a proxy, set HTTPS_PROXY.");
    } catch (IOException e) {
      throw DiskErrors.of(words() + " " + version + " could not be stored in " + folder, e);
    }
  }

  /**
   * Sets its temporary folder inside the version's folder, so that the remains of a killed process
   * are deleted with it.
   */
  private Map<String, String> environment(Path temporary) {
    Map<String, String> environment = new java.util.HashMap<>();
    List.of("TMPDIR", "TMP", "TEMP").forEach(name -> environment.put(name, temporary.toString()));
    for (String name :
        List.of(ChromeForTestingVersions.MIRROR, "SE_DRIVER_MIRROR_URL", "SE_PROXY")) {
      host.variable(name).ifPresent(value -> environment.put(name, value));
    }
    return environment;
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws DownloadException {
    try {
      return Installation.matching(
          versions.browser(program(folder.resolve("chrome"), SeleniumCacheLookup.BROWSERS)),
          versions.driver(
              program(
                  folder.resolve("chromedriver"), List.of(host.os().executable("chromedriver")))),
          source);
    } catch (InvalidProgramException e) {
      throw new DownloadException(
          e.getMessage(),
          "\"peerproof browsers prune chrome@" + version + "\", then download it again.");
    }
  }

  private Path program(Path folder, List<String> names) throws InvalidProgramException {
    try (Stream<Path> files =
        Files.find(
            folder,
            DEEPEST_BROWSER,
            (file, attributes) -> names.contains(file.getFileName().toString()))) {
      return files
          .filter(host::isProgram)
          .findFirst()
          .orElseThrow(() -> new InvalidProgramException("there is no program in " + folder));
    } catch (IOException e) {
      throw new InvalidProgramException(folder + " cannot be read: " + e.getMessage());
    }
  }
}
