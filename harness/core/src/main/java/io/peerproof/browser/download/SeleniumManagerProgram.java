package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.manager.SeleniumManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Selenium Manager program that Selenium carries along. Its {@code SE_*} variables hold, so
 * that a company's mirror can be named. It is run here and not by Selenium, which would wait for it
 * for an hour.
 */
final class SeleniumManagerProgram {
  /** For one file of up to 180 MB, and, Selenium Manager has but one, for a silent network. */
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private static final JsonMapper JSON = new JsonMapper();

  private final HostEnvironment host;

  SeleniumManagerProgram(HostEnvironment host) {
    this.host = host;
  }

  /** What it brought. */
  record Brought(Path browser, Path driver) {}

  /** Why there is none for this machine; empty where there is one. */
  Optional<String> hindrance() {
    return platform().isPresent()
        ? Optional.empty()
        : Optional.of("there is none for " + System.getProperty("os.arch"));
  }

  /**
   * Fetches Chrome for Testing and its driver.
   *
   * @param cache the folder that it keeps what it brings in
   * @param environment variables beside ours
   * @param which arguments that say which version
   * @throws InvalidProgramException with what it said
   */
  Brought fetch(Path cache, Map<String, String> environment, String... which)
      throws IOException, InvalidProgramException {
    List<String> line =
        Stream.concat(
                Stream.of(
                    program(platform().orElseThrow()).toString(),
                    "--browser",
                    "chrome",
                    "--force-browser-download",
                    "--skip-driver-in-path",
                    "--avoid-stats",
                    "--cache-path",
                    cache.toString(),
                    "--timeout",
                    String.valueOf(NETWORK.toSeconds()),
                    "--output",
                    "json"),
                Stream.of(which))
            .toList();
    return judge(
        host.commands()
            .run(new ProcessCommand(line, environment, NETWORK.multipliedBy(2), Optional.empty())));
  }

  private static Brought judge(ProcessCommand.Result ended) throws InvalidProgramException {
    try {
      JsonNode result = JSON.readTree(ended.out()).path("result");
      if (!ended.succeeded() || result.path("browser_path").asString("").isEmpty()) {
        throw new InvalidProgramException(result.path("message").asString(ended.summary()));
      }
      return new Brought(
          Path.of(result.path("browser_path").asString()),
          Path.of(result.path("driver_path").asString()));
    } catch (JacksonException e) {
      throw new InvalidProgramException(ended.summary());
    }
  }

  private Optional<String> platform() {
    boolean arm = System.getProperty("os.arch").contains("aarch64");
    return switch (host.os()) {
      case LINUX -> arm ? Optional.empty() : Optional.of("linux");
      case MAC -> Optional.of("macos");
      case WINDOWS -> Optional.of("windows");
    };
  }

  /** A copy of the program out of Selenium's jar, complete or not there. */
  private Path program(String platform) throws IOException {
    String file = host.os().executable("selenium-manager");
    Path program = host.browserCache().resolve("manager").resolve(file);
    Files.createDirectories(program.getParent());
    Path part = Files.createTempFile(program.getParent(), file, ".part");
    try (InputStream in = SeleniumManager.class.getResourceAsStream(platform + "/" + file)) {
      if (in == null) {
        throw new IOException("Selenium carries no Selenium Manager for " + platform);
      }
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      if (!part.toFile().setExecutable(true)) {
        throw new IOException(part + " cannot be made executable");
      }
      return Files.move(part, program, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
