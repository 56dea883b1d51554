package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.spec.BrowserFamily;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the versions of browsers and drivers before one is chosen. */
public final class VersionReader {
  /**
   * Time limit of {@code --version}. It takes 20 to 100 ms, and longer on a cold disk or a loaded
   * machine.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HostEnvironment host;
  private final VersionCache remembered;

  public VersionReader(HostEnvironment host) {
    this.host = host;
    this.remembered = VersionCache.of(host);
  }

  public Installation.Browser browser(Path binary) throws InvalidProgramException {
    return browser(binary, Map.of());
  }

  /** Reads the version with additional environment variables. */
  public Installation.Browser browser(Path binary, Map<String, String> environment)
      throws InvalidProgramException {
    // chrome.exe --version opens a window and prints nothing.
    String line =
        host.os() == OperatingSystem.WINDOWS
            ? windowsVersion(binary)
            : versionLine(binary, "browser", environment);
    if (line.endsWith(" snap")) {
      throw new InvalidProgramException(
          binary + " is a snap, which may not read profiles and media outside its own folder");
    }
    BrowserVersion version = BrowserVersion.in(line).orElseThrow();
    String name = line.substring(0, line.indexOf(version.text())).strip();
    return new Installation.Browser(binary, name.isEmpty() ? "Chrome" : name, version);
  }

  public Installation.Driver driver(Path binary) throws InvalidProgramException {
    return driver(binary, Map.of());
  }

  public Installation.Driver driver(Path binary, Map<String, String> environment)
      throws InvalidProgramException {
    return new Installation.Driver(
        binary, BrowserVersion.in(versionLine(binary, "driver", environment)).orElseThrow());
  }

  private String versionLine(Path binary, String what, Map<String, String> environment)
      throws InvalidProgramException {
    if (!Files.exists(binary)) {
      throw new InvalidProgramException(binary + " does not exist");
    }
    if (!host.isProgram(binary)) {
      throw new InvalidProgramException(binary + " is not an executable file");
    }
    // With other variables it may be another program.
    Optional<String> said = environment.isEmpty() ? remembered.said(binary) : Optional.empty();
    if (said.isPresent()) {
      return said.get();
    }
    String line = asked(binary, what, environment);
    if (environment.isEmpty()) {
      remembered.remember(binary, line);
    }
    return line;
  }

  private String asked(Path binary, String what, Map<String, String> environment)
      throws InvalidProgramException {
    ProcessCommand.Result ended =
        host.commands()
            .run(
                new ProcessCommand(
                    List.of(binary.toString(), "--version"),
                    environment,
                    TIMEOUT,
                    Optional.empty()));
    Optional<String> line =
        ended
            .out()
            .lines()
            .map(String::strip)
            .filter(it -> BrowserVersion.in(it).isPresent())
            .findFirst();
    if (!ended.succeeded() || line.isEmpty()) {
      throw new InvalidProgramException(
          binary
              + " --version printed no version of a "
              + what
              + ": "
              + (ended.succeeded()
                  ? "it printed \"" + firstLine(ended.out()) + "\""
                  : ended.summary()));
    }
    return line.get();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  /**
   * Reads the version from the folder beside the program: Chrome and Edge name it by their version.
   */
  private static String windowsVersion(Path binary) throws InvalidProgramException {
    if (!Files.isRegularFile(binary)) {
      throw new InvalidProgramException(binary + " does not exist");
    }
    String name =
        BrowserFamily.of(binary) == BrowserFamily.EDGE ? "Microsoft Edge" : "Google Chrome";
    try (Stream<Path> siblings = Files.list(binary.toAbsolutePath().getParent())) {
      return siblings
          .map(sibling -> sibling.getFileName().toString())
          .filter(sibling -> sibling.matches("\\d+(\\.\\d+){3}"))
          .max(Comparator.comparingInt(text -> BrowserVersion.in(text).orElseThrow().major()))
          .map(version -> name + " " + version)
          .orElseThrow(
              () ->
                  new InvalidProgramException("no folder beside " + binary + " names its version"));
    } catch (IOException e) {
      throw new InvalidProgramException(
          "the folder of " + binary + " cannot be read: " + e.getMessage());
    }
  }
}
