package io.peerproof.browser.download;

import io.peerproof.browser.detect.Attempt;
import io.peerproof.browser.detect.BrowserSource;
import io.peerproof.browser.detect.CachedBrowsers;
import io.peerproof.browser.detect.InstalledBrowsers;
import io.peerproof.browser.detect.NamedBrowser;
import io.peerproof.browser.detect.SearchFailure;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnobtainableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the sources of browsers in their order, and tells in one error what all of them said. */
public final class BrowserFinder {
  private final Machine machine;
  private final boolean install;
  private final Consumer<String> progress;
  private final Origins origins;
  private final FetchedBrowsers shelf;

  public BrowserFinder(Machine machine, boolean install, Consumer<String> progress) {
    this.machine = machine;
    this.install = install;
    this.progress = progress;
    this.origins = new Origins(machine, progress);
    this.shelf = new FetchedBrowsers(new BrowserCache(machine.browserCache()), progress);
  }

  /**
   * A finder for this machine.
   *
   * @param install whether packages may be installed, see {@code --no-install}
   * @param progress told one line before a step that takes long or changes the machine
   */
  public static BrowserFinder onThisMachine(boolean install, Consumer<String> progress) {
    return new BrowserFinder(Machine.here(), install, progress);
  }

  /**
   * The browser that is asked for, and its driver.
   *
   * @throws BrowserUnavailableException when no step found one
   * @throws DriverMismatchException when all that is missing is a driver of the right version
   */
  public Installation find(BrowserSpec spec) {
    return spec instanceof BrowserSpec.Fetched fetched ? fetched(fetched) : search(spec);
  }

  private Installation search(BrowserSpec spec) {
    return find(
        spec,
        List.of(
            new NamedBrowser(spec, machine),
            new InstalledBrowsers(machine),
            new CachedBrowsers(machine),
            new DriverDownload(machine, progress),
            new ChromeForTesting(machine, progress),
            new DebianPackages(machine, install, progress)));
  }

  /** Like {@link #find(BrowserSpec)}, but nothing is fetched or installed. */
  public Installation present(BrowserSpec spec) {
    if (spec instanceof BrowserSpec.Fetched fetched) {
      return cached(fetched);
    }
    return find(
        spec,
        List.of(
            new NamedBrowser(spec, machine),
            new InstalledBrowsers(machine),
            new CachedBrowsers(machine)));
  }

  private Installation fetched(BrowserSpec.Fetched spec) {
    try {
      return preferNamed(shelf.obtain(origins.of(spec), origins.wanted(spec)));
    } catch (UnobtainableException e) {
      throw unavailable(spec, e.getMessage(), e.advice());
    }
  }

  /** A driver that the user named goes before the one that belongs to the browser. */
  private Installation preferNamed(Installation found) throws UnobtainableException {
    return new DriverNearby(machine, progress).preferNamed(found);
  }

  private Installation cached(BrowserSpec.Fetched spec) {
    try {
      Optional<Installation> present = shelf.present(origins.of(spec), spec.version());
      return preferNamed(
          present.orElseThrow(
              () ->
                  unavailable(
                      spec,
                      "it is not in the cache " + machine.browserCache(),
                      "peerproof browsers install " + spec.text())));
    } catch (UnobtainableException e) {
      throw unavailable(spec, e.getMessage(), e.advice());
    }
  }

  private static BrowserUnavailableException unavailable(
      BrowserSpec spec, String reason, String advice) {
    return new BrowserUnavailableException(
        "\"" + spec.text() + "\" cannot be had: " + reason + ".\nWhat to do: " + advice);
  }

  Installation find(BrowserSpec spec, List<BrowserSource> sources) {
    List<Attempt> attempts = new ArrayList<>();
    BrowserSource.Known known = BrowserSource.Known.NOTHING;
    for (BrowserSource source : sources) {
      Attempt attempt = source.look(known);
      if (attempt instanceof Attempt.Found found) {
        return found.installation();
      }
      attempts.add(attempt);
      if (attempt instanceof Attempt.Refused) {
        break;
      }
      if (attempt instanceof Attempt.BrowserOnly only && known.browser().isEmpty()) {
        known =
            new BrowserSource.Known(
                Optional.of(only.browser()), spec instanceof BrowserSpec.AtPath);
      }
    }
    throw new SearchFailure(machine, spec, attempts).exception();
  }
}
