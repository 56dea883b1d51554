package io.peerproof.browser.download;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Downloads the stable Chrome for Testing and its driver, if no browser is named and none is
 * installed.
 */
final class SeleniumManagerLookup implements BrowserLookup {
  private static final String STEP = "download of Chrome for Testing (Selenium Manager)";

  private final HostEnvironment host;
  private final Consumer<String> progress;
  private final Map<String, String> environment;
  private final SeleniumManagerProgram manager;
  private final VersionReader versions;

  SeleniumManagerLookup(HostEnvironment host, Consumer<String> progress) {
    this(host, progress, Map.of());
  }

  SeleniumManagerLookup(
      HostEnvironment host, Consumer<String> progress, Map<String, String> environment) {
    this.host = host;
    this.progress = progress;
    this.environment = environment;
    this.manager = new SeleniumManagerProgram(host);
    this.versions = new VersionReader(host);
  }

  @Override
  public LookupResult look(Known known) {
    if (known.named()) {
      return new LookupResult.Nothing(STEP, "skipped: a browser is named");
    }
    Optional<String> hindrance = manager.hindrance();
    if (hindrance.isPresent()) {
      return new LookupResult.Nothing(STEP, hindrance.get());
    }
    progress.accept("Downloading Chrome for Testing and its driver");
    try {
      return CacheLock.holding(host.browserCache(), this::fetch);
    } catch (IOException e) {
      return new LookupResult.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private LookupResult fetch() {
    try {
      SeleniumManagerProgram.Brought brought = manager.fetch(host.browserCache(), environment);
      Installation.Browser browser = versions.browser(brought.browser());
      Installation.Driver driver = versions.driver(brought.driver());
      return driver.version().sameMajorAs(browser.version())
          ? new LookupResult.Found(STEP, Installation.matching(browser, driver, STEP))
          : new LookupResult.BrowserOnly(
              STEP, "downloaded " + driver + " for " + browser, browser, Optional.of(driver));
    } catch (IOException | InvalidProgramException e) {
      return new LookupResult.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }
}
