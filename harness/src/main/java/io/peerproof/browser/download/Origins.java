package io.peerproof.browser.download;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.UnobtainableException;
import io.peerproof.browser.spec.VersionPrefix;
import java.util.List;
import java.util.function.Consumer;

/** The places that the notation names. */
final class Origins {
  private final TestingChrome testing;
  private final DebianChromium debian;
  private final NpmChromium npm;

  Origins(Machine machine, Consumer<String> progress) {
    this.testing = new TestingChrome(machine);
    this.debian = new DebianChromium(machine);
    this.npm = new NpmChromium(machine, new DriverNearby(machine, progress));
  }

  List<Origin> all() {
    return List.of(testing, debian, npm);
  }

  Origin of(BrowserSpec.Fetched spec) {
    if (spec instanceof BrowserSpec.Testing) {
      return testing;
    }
    return spec instanceof BrowserSpec.Debian ? debian : npm;
  }

  /** Which versions will do; what a channel means is asked each time. */
  VersionPrefix wanted(BrowserSpec.Fetched spec) throws UnobtainableException {
    return spec instanceof BrowserSpec.Testing chrome && chrome.channel().isPresent()
        ? testing.newest(chrome.channel().get())
        : spec.version();
  }
}
