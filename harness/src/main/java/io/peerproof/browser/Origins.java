package io.peerproof.browser;

import java.util.function.Consumer;

/** The places that the notation names. */
final class Origins {
  private final DebianChromium debian;
  private final NpmChromium npm;

  Origins(Machine machine, Consumer<String> progress) {
    this.debian = new DebianChromium(machine);
    this.npm = new NpmChromium(machine, new DriverNearby(machine, progress));
  }

  Origin of(BrowserSpec.Fetched spec) {
    if (spec instanceof BrowserSpec.Debian) {
      return debian;
    }
    if (spec instanceof BrowserSpec.Npm) {
      return npm;
    }
    throw new IllegalArgumentException("not yet: " + spec.text());
  }
}
