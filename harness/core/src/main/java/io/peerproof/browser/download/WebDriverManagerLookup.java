package io.peerproof.browser.download;

import io.github.bonigarcia.wdm.WebDriverManager;
import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserFamily;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Downloads the driver of an installed browser with WebDriverManager. It honours the {@code wdm.*}
 * settings and {@code WDM_*} variables, so that a company can set its mirror.
 */
final class WebDriverManagerLookup implements BrowserLookup {
  private static final String STEP = "download of a driver (WebDriverManager)";

  /** Time limit of one network response. */
  private static final Duration NETWORK = Duration.ofSeconds(20);

  /** Time limit of the whole download: 10 MB over a slow line. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private final HostEnvironment host;
  private final Consumer<String> progress;
  private final UnaryOperator<WebDriverManager> settings;
  private final VersionReader versions;

  WebDriverManagerLookup(HostEnvironment host, Consumer<String> progress) {
    this(host, progress, UnaryOperator.identity());
  }

  WebDriverManagerLookup(
      HostEnvironment host, Consumer<String> progress, UnaryOperator<WebDriverManager> settings) {
    this.host = host;
    this.progress = progress;
    this.settings = settings;
    this.versions = new VersionReader(host);
  }

  @Override
  public LookupResult look(Known known) {
    if (known.browser().isEmpty()) {
      return new LookupResult.Nothing(STEP, "skipped: there is no browser that needs a driver");
    }
    Installation.Browser browser = known.browser().get();
    progress.accept("Downloading a driver for " + browser.name() + " " + browser.version());
    try {
      Path binary =
          CacheLock.holding(host.browserCache(), () -> withDeadline(() -> fetch(browser)));
      return judge(browser, versions.driver(binary));
    } catch (FetchException | IOException | InvalidProgramException e) {
      return new LookupResult.Nothing(STEP, rootCause(e));
    }
  }

  private static LookupResult judge(Installation.Browser browser, Installation.Driver driver) {
    if (driver.version().sameMajorAs(browser.version())) {
      return new LookupResult.Found(STEP, Installation.matching(browser, driver, STEP));
    }
    return new LookupResult.BrowserOnly(
        STEP,
        "downloaded " + driver + ", which is for another major version than " + browser,
        browser,
        Optional.of(driver));
  }

  private Path fetch(Installation.Browser browser) {
    WebDriverManager manager =
        BrowserFamily.of(browser.binary()) == BrowserFamily.EDGE
            ? WebDriverManager.edgedriver()
            : WebDriverManager.chromedriver();
    settings
        .apply(
            manager
                .browserVersion(String.valueOf(browser.version().major()))
                .cachePath(host.browserCache().toString())
                .timeout((int) NETWORK.toSeconds())
                // "Latest in cache" would be another version, silently.
                .avoidFallback()
                .avoidResolutionCache()
                .avoidBrowserDetection()
                // System properties are the caller's.
                .avoidExport())
        .setup();
    return Path.of(manager.getDownloadedDriverPath());
  }

  /**
   * Limits the total time, which WebDriverManager cannot; a late download ends with this process.
   */
  private static <T> T withDeadline(java.util.function.Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        DaemonThreads.factory("peerproof-driver-download")
            .newThread(
                () -> {
                  try {
                    result.complete(work.get());
                  } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                  }
                });
    thread.start();
    try {
      return result.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new FetchException(e.getCause());
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new FetchException(
          new TimeoutException("no driver within " + DEADLINE.toSeconds() + " s"));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new FetchException(e);
    }
  }

  private static String rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip();
    return cause instanceof InvalidProgramException || cause instanceof TimeoutException
        ? message
        : cause.getClass().getSimpleName() + ": " + message;
  }

  private static final class FetchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FetchException(Throwable cause) {
      super(cause);
    }
  }
}
