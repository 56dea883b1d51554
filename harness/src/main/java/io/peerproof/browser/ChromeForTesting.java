package io.peerproof.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openqa.selenium.manager.SeleniumManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches Chrome for Testing and its driver with the Selenium Manager program that Selenium carries
 * along. Its {@code SE_*} variables hold, so that a company's mirror can be named. The program is
 * run here and not by Selenium, which would wait for it for an hour.
 */
final class ChromeForTesting implements BrowserSource {
  private static final String STEP = "download of Chrome for Testing (Selenium Manager)";

  /** For one file of up to 180 MB, and, Selenium Manager has but one, for a silent network. */
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private static final JsonMapper JSON = new JsonMapper();

  private final Machine machine;
  private final Consumer<String> progress;
  private final Map<String, String> environment;
  private final VersionReader versions;

  ChromeForTesting(Machine machine, Consumer<String> progress) {
    this(machine, progress, Map.of());
  }

  ChromeForTesting(Machine machine, Consumer<String> progress, Map<String, String> environment) {
    this.machine = machine;
    this.progress = progress;
    this.environment = environment;
    this.versions = new VersionReader(machine);
  }

  @Override
  public Attempt look(Known known) {
    if (known.named()) {
      return new Attempt.Nothing(STEP, "not asked, since a browser is named");
    }
    Optional<String> platform = platform();
    if (platform.isEmpty()) {
      return new Attempt.Nothing(STEP, "there is none for " + System.getProperty("os.arch"));
    }
    progress.accept("Fetching Chrome for Testing and its driver");
    try {
      return FetchLock.holding(machine.browserCache(), () -> run(platform.get()));
    } catch (IOException e) {
      return new Attempt.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> platform() {
    boolean arm = System.getProperty("os.arch").contains("aarch64");
    return switch (machine.os()) {
      case LINUX -> arm ? Optional.empty() : Optional.of("linux");
      case MAC -> Optional.of("macos");
      case WINDOWS -> Optional.of("windows");
    };
  }

  private Attempt run(String platform) {
    try {
      Command.Ended ended =
          machine
              .commands()
              .run(
                  new Command(
                      List.of(
                          program(platform).toString(),
                          "--browser",
                          "chrome",
                          "--force-browser-download",
                          "--skip-driver-in-path",
                          "--avoid-stats",
                          "--cache-path",
                          machine.browserCache().toString(),
                          "--timeout",
                          String.valueOf(NETWORK.toSeconds()),
                          "--output",
                          "json"),
                      environment,
                      NETWORK.multipliedBy(2),
                      Optional.empty()));
      return judge(ended);
    } catch (IOException e) {
      return new Attempt.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private Attempt judge(Command.Ended ended) {
    try {
      JsonNode result = JSON.readTree(ended.out()).path("result");
      if (!ended.succeeded() || result.path("browser_path").asString("").isEmpty()) {
        return new Attempt.Nothing(STEP, result.path("message").asString(ended.summary()));
      }
      Installation.Browser browser =
          versions.browser(Path.of(result.path("browser_path").asString()));
      Installation.Driver driver = versions.driver(Path.of(result.path("driver_path").asString()));
      return driver.version().sameMajorAs(browser.version())
          ? new Attempt.Found(STEP, Installation.matching(browser, driver, STEP))
          : new Attempt.BrowserOnly(
              STEP, "brought " + driver + " for " + browser, browser, Optional.of(driver));
    } catch (JacksonException e) {
      return new Attempt.Nothing(STEP, ended.summary());
    } catch (UnusableException e) {
      return new Attempt.Nothing(STEP, e.getMessage());
    }
  }

  /** A copy of the program out of Selenium's jar, complete or not there. */
  private Path program(String platform) throws IOException {
    String file = machine.os().executable("selenium-manager");
    Path program = machine.browserCache().resolve("manager").resolve(file);
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
