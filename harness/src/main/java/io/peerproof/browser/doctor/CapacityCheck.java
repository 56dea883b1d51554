package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.browser.slot.PlaceException;

/** How many browsers run at once; more of them wait. */
public record CapacityCheck(Machine machine) implements DoctorCheck {
  private static final String NAME = "browsers at once";

  @Override
  public Finding examine() {
    try {
      BrowserCapacity capacity = BrowserCapacity.of(machine);
      return Finding.ok(NAME, capacity.browsers() + ", " + capacity.reason());
    } catch (PlaceException e) {
      return Finding.fail(
          NAME, String.valueOf(e.getMessage()), "unset " + BrowserCapacity.VARIABLE);
    }
  }
}
