package io.peerproof.browser.download;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.ExplicitBrowserLookup;
import io.peerproof.browser.detect.InstalledBrowserLookup;
import io.peerproof.browser.detect.LookupFailure;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.SeleniumCacheLookup;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Queries the sources of browsers in order, and reports all their results in one error. */
public final class BrowserFinder {
  private final HostEnvironment host;
  private final boolean install;
  private final Consumer<String> progress;
  private final BrowserRepositories browserRepositories;
  private final BrowserDownloader shelf;

  public BrowserFinder(HostEnvironment host, boolean install, Consumer<String> progress) {
    this.host = host;
    this.install = install;
    this.progress = progress;
    this.browserRepositories = new BrowserRepositories(host, progress);
    this.shelf = new BrowserDownloader(new BrowserCache(host.browserCache()), progress);
  }

  /**
   * Returns a finder for this machine.
   *
   * @param install true if packages may be installed, see {@code --no-install}
   * @param progress receives a line before a step that takes long or changes the machine
   */
  public static BrowserFinder onThisMachine(boolean install, Consumer<String> progress) {
    return new BrowserFinder(HostEnvironment.here(), install, progress);
  }

  /**
   * Finds the requested browser and its driver.
   *
   * @throws BrowserUnavailableException if no step found one
   * @throws DriverMismatchException if only a driver of the right version is missing
   */
  public Installation find(BrowserSpec spec) {
    return spec instanceof BrowserSpec.Fetched fetched ? fetched(fetched) : search(spec);
  }

  private Installation search(BrowserSpec spec) {
    return find(
        spec,
        List.of(
            new ExplicitBrowserLookup(spec, host),
            new InstalledBrowserLookup(host),
            new SeleniumCacheLookup(host),
            new WebDriverManagerLookup(host, progress),
            new SeleniumManagerLookup(host, progress),
            new AptInstallLookup(host, install, progress)));
  }

  /** Works like {@link #find(BrowserSpec)}, but downloads and installs nothing. */
  public Installation present(BrowserSpec spec) {
    if (spec instanceof BrowserSpec.Fetched fetched) {
      return cached(fetched);
    }
    return find(
        spec,
        List.of(
            new ExplicitBrowserLookup(spec, host),
            new InstalledBrowserLookup(host),
            new SeleniumCacheLookup(host)));
  }

  private Installation fetched(BrowserSpec.Fetched spec) {
    try {
      return preferNamed(
          shelf.obtain(browserRepositories.of(spec), browserRepositories.wanted(spec)));
    } catch (DownloadException e) {
      throw unavailable(spec, e.getMessage(), e.advice());
    }
  }

  /** Prefers a driver that the user named to the one of the browser. */
  private Installation preferNamed(Installation found) throws DownloadException {
    return new ChromeDriverResolver(host, progress).preferNamed(found);
  }

  private Installation cached(BrowserSpec.Fetched spec) {
    try {
      Optional<Installation> present = shelf.present(browserRepositories.of(spec), spec.version());
      return preferNamed(
          present.orElseThrow(
              () ->
                  unavailable(
                      spec,
                      "it is not in the cache " + host.browserCache(),
                      "peerproof browsers install " + spec.text())));
    } catch (DownloadException e) {
      throw unavailable(spec, e.getMessage(), e.advice());
    }
  }

  private static BrowserUnavailableException unavailable(
      BrowserSpec spec, String reason, String advice) {
    return new BrowserUnavailableException(
        "Cannot obtain browser \"" + spec.text() + "\": " + reason + ".\nWhat to do: " + advice);
  }

  Installation find(BrowserSpec spec, List<BrowserLookup> sources) {
    List<LookupResult> attempts = new ArrayList<>();
    BrowserLookup.Known known = BrowserLookup.Known.NOTHING;
    for (BrowserLookup source : sources) {
      LookupResult lookupResult = source.look(known);
      if (lookupResult instanceof LookupResult.Found found) {
        return found.installation();
      }
      attempts.add(lookupResult);
      if (lookupResult instanceof LookupResult.Refused) {
        break;
      }
      if (lookupResult instanceof LookupResult.BrowserOnly only && known.browser().isEmpty()) {
        known =
            new BrowserLookup.Known(
                Optional.of(only.browser()), spec instanceof BrowserSpec.AtPath);
      }
    }
    throw new LookupFailure(host, spec, attempts).exception();
  }
}
