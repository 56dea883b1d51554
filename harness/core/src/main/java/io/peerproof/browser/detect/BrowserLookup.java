package io.peerproof.browser.detect;

import io.peerproof.browser.spec.Installation;
import java.util.Optional;

/** One place that browsers or drivers come from. The finder asks each in turn. */
@FunctionalInterface
public interface BrowserLookup {

  /** Looks in this place. Never throws: what goes wrong is the attempt's answer. */
  LookupResult look(Known known);

  /**
   * What earlier steps found out.
   *
   * @param browser a browser that still lacks a driver
   * @param named whether the user named that browser, so that no other may take its place
   */
  record Known(Optional<Installation.Browser> browser, boolean named) {
    public static final Known NOTHING = new Known(Optional.empty(), false);
  }
}
