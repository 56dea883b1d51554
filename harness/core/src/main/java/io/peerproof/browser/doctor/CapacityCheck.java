package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.browser.slot.SlotException;

/** Reports how many browsers may run at once; further browsers wait. */
public record CapacityCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "browsers at once";

  @Override
  public CheckResult examine() {
    try {
      BrowserCapacity capacity = BrowserCapacity.of(machine);
      return CheckResult.ok(NAME, capacity.browsers() + ", " + capacity.reason());
    } catch (SlotException e) {
      return CheckResult.fail(
          NAME, String.valueOf(e.getMessage()), "unset " + BrowserCapacity.VARIABLE);
    }
  }
}
