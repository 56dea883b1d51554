package io.peerproof.browser.doctor;

import io.peerproof.browser.detect.InstallHint;
import io.peerproof.browser.download.BrowserFinder;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;

/** A browser with a driver of its version, among what is on the machine already. */
record BrowserCheck(HostEnvironment machine, BrowserSpec spec) implements HealthCheck {
  private static final String NAME = "browser and driver";

  @Override
  public CheckResult examine() {
    try {
      return CheckResult.ok(NAME, new BrowserFinder(machine, false, line -> {}).present(spec) + "");
    } catch (DriverMismatchException | BrowserUnavailableException e) {
      return CheckResult.fail(NAME, e.getMessage(), InstallHint.toGetABrowser(machine));
    }
  }
}
