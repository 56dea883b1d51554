package io.peerproof.browser.download;

import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.Command;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Os;
import io.peerproof.browser.platform.Scratch;
import io.peerproof.browser.spec.DriverChoice;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnobtainableException;
import io.peerproof.browser.spec.UnusableException;
import io.peerproof.browser.spec.Version;
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
final class DebianChromium implements Origin {
  static final String NAME = "debian";

  /** In the folder; {@code usr/bin/chromium} is a shell script that looks in the system. */
  private static final Path BROWSER = Path.of("usr", "lib", "chromium", "chromium");

  /** In {@code debian/<version>/}. */
  static final Path DRIVER = Path.of("usr", "bin", "chromedriver");

  private static final List<String> PACKAGES =
      List.of("chromium", "chromium-common", "chromium-driver");

  private static final Duration UNPACK = Duration.ofMinutes(5);

  private final Machine machine;
  private final AptArchive archive;
  private final VersionReader versions;

  DebianChromium(Machine machine) {
    this.machine = machine;
    this.archive = new AptArchive(machine, Clock.systemUTC());
    this.versions = new VersionReader(machine);
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
  public List<String> offered() throws UnobtainableException {
    if (machine.os() != Os.LINUX || !machine.debian()) {
      throw new UnobtainableException(
          "this is neither Debian nor one of its children",
          "take another source: npm:chromium or chrome@stable.");
    }
    // Ubuntu's is a pointer to a snap, whose version is none of a browser.
    return archive.versions("chromium").stream()
        .filter(version -> Version.in(version.replaceFirst("-.*", "")).isPresent())
        .toList();
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws UnobtainableException {
    String what = words() + " " + version;
    OptionalLong size = archive.size(version, PACKAGES);
    List<Path> packages;
    try (GrowingFolder watched =
        new GrowingFolder(archive.packages(version), what, size.orElse(-1), progress)) {
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
    if (!machine.isProgram(folder.resolve(BROWSER)) || !machine.isProgram(folder.resolve(DRIVER))) {
      throw new UnobtainableException(
          "there is no browser with its driver in the " + what, "take another version.");
    }
    Scratch.existing(archive.packages(version)).close();
  }

  private void unpack(Path file, Path folder) throws UnobtainableException {
    String program = machine.onPath("dpkg-deb").map(Path::toString).findFirst().orElse("dpkg-deb");
    Command.Ended ended =
        machine
            .commands()
            .run(Command.of(UNPACK, program, "-x", file.toString(), folder.toString()));
    if (!ended.succeeded()) {
      throw DiskTrouble.of(
          file + " could not be unpacked to " + folder, new IOException(ended.summary()));
    }
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws UnobtainableException {
    Map<String, String> environment = environment(folder);
    try {
      return new Installation(
          versions.browser(folder.resolve(BROWSER), environment),
          versions.driver(folder.resolve(DRIVER), environment),
          source,
          DriverChoice.MATCHING,
          environment);
    } catch (UnusableException e) {
      new SharedLibraries(machine).require(folder.resolve(BROWSER), environment);
      throw new UnobtainableException(
          e.getMessage(), "delete and fetch it again: peerproof browsers prune, then install.");
    }
  }

  /** What this machine lacked when the package was fetched was fetched with it. */
  static Map<String, String> environment(Path folder) {
    Path[] libraries =
        Stream.of("usr/lib", "lib")
            .map(folder::resolve)
            .flatMap(DebianChromium::multiarch)
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

  /** The folder of the cache that a driver of ours lies in. */
  static Optional<Path> folderOf(Path driver) {
    return driver.endsWith(DRIVER)
        ? Optional.of(driver.getParent().getParent().getParent())
        : Optional.empty();
  }
}
