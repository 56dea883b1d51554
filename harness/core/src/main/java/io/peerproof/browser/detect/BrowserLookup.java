package io.peerproof.browser.detect;

import io.peerproof.browser.spec.Installation;
import java.util.Optional;

/** A source of browsers or drivers. The finder queries each source in turn. */
@FunctionalInterface
public interface BrowserLookup {

  /** Searches this source. Never throws: the result describes any failure. */
  LookupResult look(Known known);

  /**
   * Results of earlier steps.
   *
   * @param browser a browser that still lacks a driver
   * @param named true if the user named that browser, so that no other may replace it
   */
  record Known(Optional<Installation.Browser> browser, boolean named) {
    public static final Known NOTHING = new Known(Optional.empty(), false);
  }
}
