package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.manager.SeleniumManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Selenium Manager program inside Selenium. It honours its {@code SE_*} variables, so that a
 * company can set its mirror. Selenium's own call is not used, because it would wait for an hour.
 */
final class SeleniumManagerProgram {
  /**
   * Time limit for one file of up to 180 MB. It also limits a silent network, because Selenium
   * Manager has one time limit only.
   */
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private static final JsonMapper JSON = new JsonMapper();

  private final HostEnvironment host;

  SeleniumManagerProgram(HostEnvironment host) {
    this.host = host;
  }

  /** Downloaded files. */
  record Brought(Path browser, Path driver) {}

  /** Returns the reason why there is none for this machine; empty if there is one. */
  Optional<String> hindrance() {
    return platform().isPresent()
        ? Optional.empty()
        : Optional.of("there is none for " + System.getProperty("os.arch"));
  }

  /**
   * Downloads Chrome for Testing and its driver.
   *
   * @param cache the folder for downloads
   * @param environment additional environment variables
   * @param which arguments that select the version
   * @throws InvalidProgramException with its error message
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
      case LINUX -> arm ? Optional.empty() : Optional.of("linux-x86_64");
      case MAC -> Optional.of("macos");
      case WINDOWS -> Optional.of("windows");
    };
  }

  /** Extracts the program from Selenium's jar; the copy is complete or absent. */
  private Path program(String platform) throws IOException {
    String file = host.os().executable("selenium-manager");
    Path program = host.browserCache().resolve("manager").resolve(file);
    Files.createDirectories(program.getParent());
    Path part = Files.createTempFile(program.getParent(), file, ".part");
    try (InputStream in = inSeleniumsJar(platform + "/" + file)) {
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

  /** Opens a file beside Selenium's class, which its module descriptor hides; null if none. */
  private static @Nullable InputStream inSeleniumsJar(String name) throws IOException {
    Module module = SeleniumManager.class.getModule();
    if (!module.isNamed()) {
      return SeleniumManager.class.getResourceAsStream(name);
    }
    String path = SeleniumManager.class.getPackageName().replace('.', '/') + "/" + name;
    try (ModuleReader reader =
        module
            .getLayer()
            .configuration()
            .findModule(module.getName())
            .orElseThrow()
            .reference()
            .open()) {
      Optional<ByteBuffer> content = reader.read(path);
      return content.isEmpty() ? null : new ByteArrayInputStream(bytes(content.get()));
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
