package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Command;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Os;
import io.peerproof.browser.spec.BrowserKind;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnusableException;
import io.peerproof.browser.spec.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks browsers and drivers for their version before one is chosen. */
public final class VersionReader {
  /** They answer in 20 to 100 ms; a cold disk and a loaded machine get their time too. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Machine machine;
  private final RememberedVersions remembered;

  public VersionReader(Machine machine) {
    this.machine = machine;
    this.remembered = RememberedVersions.of(machine);
  }

  public Installation.Browser browser(Path binary) throws UnusableException {
    return browser(binary, Map.of());
  }

  /** With variables that the program needs beside ours. */
  public Installation.Browser browser(Path binary, Map<String, String> environment)
      throws UnusableException {
    // chrome.exe --version opens a window and prints nothing.
    String line =
        machine.os() == Os.WINDOWS
            ? windowsVersion(binary)
            : versionLine(binary, "browser", environment);
    if (line.endsWith(" snap")) {
      throw new UnusableException(
          binary + " is a snap, which may not read profiles and media outside its own folder");
    }
    Version version = Version.in(line).orElseThrow();
    String name = line.substring(0, line.indexOf(version.text())).strip();
    return new Installation.Browser(binary, name.isEmpty() ? "Chrome" : name, version);
  }

  public Installation.Driver driver(Path binary) throws UnusableException {
    return driver(binary, Map.of());
  }

  public Installation.Driver driver(Path binary, Map<String, String> environment)
      throws UnusableException {
    return new Installation.Driver(
        binary, Version.in(versionLine(binary, "driver", environment)).orElseThrow());
  }

  private String versionLine(Path binary, String what, Map<String, String> environment)
      throws UnusableException {
    if (!Files.exists(binary)) {
      throw new UnusableException(binary + " does not exist");
    }
    if (!machine.isProgram(binary)) {
      throw new UnusableException(binary + " is not an executable file");
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
      throws UnusableException {
    Command.Ended ended =
        machine
            .commands()
            .run(
                new Command(
                    List.of(binary.toString(), "--version"),
                    environment,
                    TIMEOUT,
                    Optional.empty()));
    Optional<String> line =
        ended.out().lines().map(String::strip).filter(it -> Version.in(it).isPresent()).findFirst();
    if (!ended.succeeded() || line.isEmpty()) {
      throw new UnusableException(
          binary
              + " --version told no version of a "
              + what
              + ": "
              + (ended.succeeded()
                  ? "it said \"" + firstLine(ended.out()) + "\""
                  : ended.summary()));
    }
    return line.get();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  /** Chrome and Edge keep their files in a folder named by their version, beside the program. */
  private static String windowsVersion(Path binary) throws UnusableException {
    if (!Files.isRegularFile(binary)) {
      throw new UnusableException(binary + " does not exist");
    }
    String name = BrowserKind.of(binary) == BrowserKind.EDGE ? "Microsoft Edge" : "Google Chrome";
    try (Stream<Path> siblings = Files.list(binary.toAbsolutePath().getParent())) {
      return siblings
          .map(sibling -> sibling.getFileName().toString())
          .filter(sibling -> sibling.matches("\\d+(\\.\\d+){3}"))
          .max(Comparator.comparingInt(text -> Version.in(text).orElseThrow().major()))
          .map(version -> name + " " + version)
          .orElseThrow(
              () -> new UnusableException("no folder beside " + binary + " names its version"));
    } catch (IOException e) {
      throw new UnusableException("the folder of " + binary + " cannot be read: " + e.getMessage());
    }
  }
}
