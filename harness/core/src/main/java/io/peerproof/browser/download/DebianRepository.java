package io.peerproof.browser.download;

import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The Debian package {@code chromium} with its driver, unpacked and not installed. */
final class DebianRepository implements BrowserRepository {
  static final String NAME = "debian";

  /**
   * Path in the folder. {@code usr/bin/chromium} is a shell script that uses the system's files.
   */
  private static final Path BROWSER = Path.of("usr", "lib", "chromium", "chromium");

  /** Path in {@code debian/<version>/}. */
  static final Path DRIVER = Path.of("usr", "bin", "chromedriver");

  private static final List<String> PACKAGES =
      List.of("chromium", "chromium-common", "chromium-driver");

  private static final Duration UNPACK = Duration.ofMinutes(5);

  private final HostEnvironment host;
  private final AptArchive archive;
  private final VersionReader versions;

  DebianRepository(HostEnvironment host) {
    this.host = host;
    this.archive = new AptArchive(host, Clock.systemUTC());
    this.versions = new VersionReader(host);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String spec(String version) {
    return "debian:chromium@" + version;
  }

  @Override
  public String words() {
    return "Debian package chromium";
  }

  @Override
  public List<String> offered() throws DownloadException {
    if (host.os() != OperatingSystem.LINUX || !host.debian()) {
      throw new DownloadException(
          "this machine runs neither Debian nor a derivative",
          "use another source: npm:chromium or chrome@stable.");
    }
    // Ubuntu's is a pointer to a snap, whose version is none of a browser.
    return archive.versions("chromium").stream()
        .filter(version -> BrowserVersion.in(version.replaceFirst("-.*", "")).isPresent())
        .toList();
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws DownloadException {
    String what = words() + " " + version;
    OptionalLong size = archive.size(version, PACKAGES);
    List<Path> packages;
    try (DirectorySizeMonitor watched =
        new DirectorySizeMonitor(archive.packages(version), what, size.orElse(-1), progress)) {
      packages = archive.fetch(version, PACKAGES, size.isPresent());
      watched.done();
    }
    progress.accept("Unpacking " + what);
    for (Path file : packages) {
      // Two C libraries in one process do not go together, and every machine has one.
      if (!file.getFileName().toString().startsWith("libc6_")) {
        unpack(file, folder);
      }
    }
    if (!host.isProgram(folder.resolve(BROWSER)) || !host.isProgram(folder.resolve(DRIVER))) {
      throw new DownloadException(
          "there is no browser with its driver in the " + what, "take another version.");
    }
    TempDirectory.existing(archive.packages(version)).close();
  }

  private void unpack(Path file, Path folder) throws DownloadException {
    String program = host.onPath("dpkg-deb").map(Path::toString).findFirst().orElse("dpkg-deb");
    ProcessCommand.Result ended =
        host.commands()
            .run(ProcessCommand.of(UNPACK, program, "-x", file.toString(), folder.toString()));
    if (!ended.succeeded()) {
      throw DiskErrors.of(
          file + " could not be unpacked to " + folder, new IOException(ended.summary()));
    }
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws DownloadException {
    Map<String, String> environment = environment(folder);
    try {
      return new Installation(
          versions.browser(folder.resolve(BROWSER), environment),
          versions.driver(folder.resolve(DRIVER), environment),
          source,
          DriverMatch.MATCHING,
          environment);
    } catch (InvalidProgramException e) {
      new SharedLibraries(host).require(folder.resolve(BROWSER), environment);
      throw new DownloadException(
          e.getMessage(), "delete and download it again: peerproof browsers prune, then install.");
    }
  }

  /** Returns the folders of libraries that were downloaded with the package. */
  static Map<String, String> environment(Path folder) {
    Path[] libraries =
        Stream.of("usr/lib", "lib")
            .map(folder::resolve)
            .flatMap(DebianRepository::multiarch)
            .toArray(Path[]::new);
    return SharedLibraries.in(libraries);
  }

  private static Stream<Path> multiarch(Path lib) {
    try (Stream<Path> folders = Files.list(lib)) {
      return folders
          .filter(folder -> folder.getFileName().toString().contains("-linux-gnu"))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** Returns the folder of the cache that contains a driver. */
  static Optional<Path> folderOf(Path driver) {
    return driver.endsWith(DRIVER)
        ? Optional.of(driver.getParent().getParent().getParent())
        : Optional.empty();
  }
}
