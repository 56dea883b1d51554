package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.InvalidProgramException;

/** Looks up the browser that the user named by its path. */
public final class ExplicitBrowserLookup implements BrowserLookup {
  static final String STEP = "named browser";

  private final BrowserSpec spec;
  private final VersionReader versions;
  private final InstalledDriverLookup drivers;

  public ExplicitBrowserLookup(BrowserSpec spec, HostEnvironment host) {
    this.spec = spec;
    this.versions = new VersionReader(host);
    this.drivers = new InstalledDriverLookup(host);
  }

  @Override
  public LookupResult look(Known known) {
    if (!(spec instanceof BrowserSpec.AtPath path)) {
      return new LookupResult.Nothing(STEP, "none");
    }
    try {
      return drivers.look(STEP, versions.browser(path.binary()));
    } catch (InvalidProgramException e) {
      return new LookupResult.Refused(STEP, e.getMessage());
    }
  }
}
