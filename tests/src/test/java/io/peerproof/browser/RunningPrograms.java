package io.peerproof.browser;

import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs of the browser that the tests use; {@code /usr/bin/chromium} is a shell script on
 * Debian.
 *
 * @param browser binary of the browser
 * @param driver binary of the driver
 */
public record RunningPrograms(Path browser, Path driver, String version) {

  public static RunningPrograms find(Path logs) throws IOException {
    BrowserSpec spec = BrowserSpec.requested(System.getenv());
    try (BrowserPool browsers = BrowserPool.onThisMachine(true, line -> {});
        BrowserSession session = browsers.open(spec, LaunchOptions.named("original", logs))) {
      return new RunningPrograms(
          Files.readSymbolicLink(Path.of("/proc/" + session.pid() + "/exe")),
          Path.of(session.facts().driver()).toRealPath(),
          session.facts().version());
    }
  }
}
