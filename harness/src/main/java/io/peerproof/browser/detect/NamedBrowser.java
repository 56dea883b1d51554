package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.UnusableException;

/** The browser that {@code --browser} or {@code PEERPROOF_BROWSER} names. */
public final class NamedBrowser implements BrowserSource {
  private static final String STEP = "--browser, " + BrowserSpec.VARIABLE;

  private final BrowserSpec spec;
  private final VersionReader versions;
  private final DriverSearch drivers;

  public NamedBrowser(BrowserSpec spec, Machine machine) {
    this.spec = spec;
    this.versions = new VersionReader(machine);
    this.drivers = new DriverSearch(machine);
  }

  @Override
  public Attempt look(Known known) {
    if (!(spec instanceof BrowserSpec.AtPath path)) {
      return new Attempt.Nothing(STEP, "name no browser");
    }
    try {
      return drivers.look(STEP, versions.browser(path.binary()));
    } catch (UnusableException e) {
      return new Attempt.Refused(STEP, e.getMessage());
    }
  }
}
