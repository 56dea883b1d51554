package io.peerproof.browser.doctor;

import io.peerproof.browser.detect.InstallHint;
import io.peerproof.browser.download.BrowserFinder;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;

/** Checks that this machine has a browser with a matching driver. */
record BrowserCheck(HostEnvironment machine, BrowserSpec spec) implements HealthCheck {
  private static final String NAME = "browser and driver";

  @Override
  public CheckResult examine() {
    try {
      return CheckResult.ok(NAME, new BrowserFinder(machine, false, line -> {}).present(spec) + "");
    } catch (DriverMismatchException | BrowserUnavailableException e) {
      return CheckResult.fail(
          NAME,
          e.getMessage(),
          spec instanceof BrowserSpec.AtPath
              ? "name a browser that exists, or remove --browser and " + BrowserSpec.VARIABLE
              : InstallHint.toGetABrowser(machine));
    }
  }
}
