package io.peerproof.browser.download;

import io.peerproof.browser.detect.CachedBrowsers;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Scratch;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnobtainableException;
import io.peerproof.browser.spec.UnusableException;
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
 * Chrome for Testing of any version, by Selenium Manager, which brings the newest driver of that
 * major version.
 */
final class TestingChrome implements Origin {
  private static final int DEEPEST_BROWSER = 8; // inside a Mac's application bundle

  private final Machine machine;
  private final TestingReleases releases;
  private final SeleniumManagerProgram manager;
  private final VersionReader versions;

  TestingChrome(Machine machine) {
    this.machine = machine;
    this.releases = new TestingReleases(machine);
    this.manager = new SeleniumManagerProgram(machine);
    this.versions = new VersionReader(machine);
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
  public List<String> offered() throws UnobtainableException {
    Optional<String> hindrance = manager.hindrance();
    if (hindrance.isPresent()) {
      throw new UnobtainableException(hindrance.get(), "take the Debian package: debian:chromium.");
    }
    return releases.versions();
  }

  /** The version of a channel today. */
  VersionPrefix newest(String channel) throws UnobtainableException {
    return new VersionPrefix(releases.of(channel));
  }

  @Override
  public void fetch(String version, Path folder, Consumer<String> progress)
      throws UnobtainableException {
    Path temporary = folder.resolve("tmp");
    try (GrowingFolder watched = new GrowingFolder(folder, words() + " " + version, -1, progress)) {
      Files.createDirectories(temporary);
      manager.fetch(folder, environment(temporary), "--browser-version", version);
      watched.done();
      Scratch.existing(temporary).close();
    } catch (UnusableException e) {
      throw new UnobtainableException(
          "Selenium Manager could not bring " + words() + " " + version + ": " + e.getMessage(),
          "run it again; it starts over. A mirror is named by "
              + TestingReleases.MIRROR
              + " and SE_DRIVER_MIRROR_URL, a proxy by HTTPS_PROXY.");
    } catch (IOException e) {
      throw DiskTrouble.of(words() + " " + version + " could not be kept in " + folder, e);
    }
  }

  /** What it leaves behind when it is killed goes with the folder. */
  private Map<String, String> environment(Path temporary) {
    Map<String, String> environment = new java.util.HashMap<>();
    List.of("TMPDIR", "TMP", "TEMP").forEach(name -> environment.put(name, temporary.toString()));
    for (String name : List.of(TestingReleases.MIRROR, "SE_DRIVER_MIRROR_URL", "SE_PROXY")) {
      machine.variable(name).ifPresent(value -> environment.put(name, value));
    }
    return environment;
  }

  @Override
  public Installation installation(Path folder, String version, String source)
      throws UnobtainableException {
    try {
      return Installation.matching(
          versions.browser(program(folder.resolve("chrome"), CachedBrowsers.BROWSERS)),
          versions.driver(
              program(
                  folder.resolve("chromedriver"),
                  List.of(machine.os().executable("chromedriver")))),
          source);
    } catch (UnusableException e) {
      throw new UnobtainableException(
          e.getMessage(),
          "\"peerproof browsers prune chrome@" + version + "\", then fetch it again.");
    }
  }

  private Path program(Path folder, List<String> names) throws UnusableException {
    try (Stream<Path> files =
        Files.find(
            folder,
            DEEPEST_BROWSER,
            (file, attributes) -> names.contains(file.getFileName().toString()))) {
      return files
          .filter(machine::isProgram)
          .findFirst()
          .orElseThrow(() -> new UnusableException("there is no program in " + folder));
    } catch (IOException e) {
      throw new UnusableException(folder + " cannot be read: " + e.getMessage());
    }
  }
}
