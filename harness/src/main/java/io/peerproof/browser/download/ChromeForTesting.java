package io.peerproof.browser.download;

import io.peerproof.browser.detect.Attempt;
import io.peerproof.browser.detect.BrowserSource;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnusableException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches the stable Chrome for Testing and its driver, where no browser is named and none is. */
final class ChromeForTesting implements BrowserSource {
  private static final String STEP = "download of Chrome for Testing (Selenium Manager)";

  private final Machine machine;
  private final Consumer<String> progress;
  private final Map<String, String> environment;
  private final SeleniumManagerProgram manager;
  private final VersionReader versions;

  ChromeForTesting(Machine machine, Consumer<String> progress) {
    this(machine, progress, Map.of());
  }

  ChromeForTesting(Machine machine, Consumer<String> progress, Map<String, String> environment) {
    this.machine = machine;
    this.progress = progress;
    this.environment = environment;
    this.manager = new SeleniumManagerProgram(machine);
    this.versions = new VersionReader(machine);
  }

  @Override
  public Attempt look(Known known) {
    if (known.named()) {
      return new Attempt.Nothing(STEP, "not asked, since a browser is named");
    }
    Optional<String> hindrance = manager.hindrance();
    if (hindrance.isPresent()) {
      return new Attempt.Nothing(STEP, hindrance.get());
    }
    progress.accept("Fetching Chrome for Testing and its driver");
    try {
      return FetchLock.holding(machine.browserCache(), this::fetch);
    } catch (IOException e) {
      return new Attempt.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private Attempt fetch() {
    try {
      SeleniumManagerProgram.Brought brought = manager.fetch(machine.browserCache(), environment);
      Installation.Browser browser = versions.browser(brought.browser());
      Installation.Driver driver = versions.driver(brought.driver());
      return driver.version().sameMajorAs(browser.version())
          ? new Attempt.Found(STEP, Installation.matching(browser, driver, STEP))
          : new Attempt.BrowserOnly(
              STEP, "brought " + driver + " for " + browser, browser, Optional.of(driver));
    } catch (IOException | UnusableException e) {
      return new Attempt.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }
}
