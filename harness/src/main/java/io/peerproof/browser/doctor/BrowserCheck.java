package io.peerproof.browser.doctor;

import io.peerproof.browser.detect.Advice;
import io.peerproof.browser.download.BrowserFinder;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DriverMismatchException;

/** A browser with a driver of its version, among what is on the machine already. */
record BrowserCheck(Machine machine, BrowserSpec spec) implements DoctorCheck {
  private static final String NAME = "browser and driver";

  @Override
  public Finding examine() {
    try {
      return Finding.ok(NAME, new BrowserFinder(machine, false, line -> {}).present(spec) + "");
    } catch (DriverMismatchException | BrowserUnavailableException e) {
      return Finding.fail(NAME, e.getMessage(), Advice.toGetABrowser(machine));
    }
  }
}
