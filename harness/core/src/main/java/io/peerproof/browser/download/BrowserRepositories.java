package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.VersionPrefix;
import java.util.List;
import java.util.function.Consumer;

/** The repositories that the notation names. */
final class BrowserRepositories {
  private final ChromeForTestingRepository testing;
  private final DebianRepository debian;
  private final NpmRepository npm;

  BrowserRepositories(HostEnvironment host, Consumer<String> progress) {
    this.testing = new ChromeForTestingRepository(host);
    this.debian = new DebianRepository(host);
    this.npm = new NpmRepository(host, new ChromeDriverResolver(host, progress));
  }

  List<BrowserRepository> all() {
    return List.of(testing, debian, npm);
  }

  BrowserRepository of(BrowserSpec.Fetched spec) {
    if (spec instanceof BrowserSpec.Testing) {
      return testing;
    }
    if (spec instanceof BrowserSpec.Debian) {
      return debian;
    }
    if (spec instanceof BrowserSpec.Npm) {
      return npm;
    }
    throw new IllegalArgumentException("No repository offers the browser " + spec.text() + ".");
  }

  /** Returns the accepted versions; the version of a channel is looked up each time. */
  VersionPrefix wanted(BrowserSpec.Fetched spec) throws DownloadException {
    return spec instanceof BrowserSpec.Testing chrome && chrome.channel().isPresent()
        ? testing.newest(chrome.channel().get())
        : spec.version();
  }
}
