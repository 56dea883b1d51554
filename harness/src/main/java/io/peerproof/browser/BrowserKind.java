package io.peerproof.browser;

import java.nio.file.Path;
import java.util.Locale;

/** The families of browsers, which differ in their driver and in how it is spoken to. */
enum BrowserKind {
  CHROME("chromedriver", "chrome", "goog:chromeOptions", "goog"),
  EDGE("msedgedriver", "MicrosoftEdge", "ms:edgeOptions", "ms");

  /** The driver's program. */
  final String driver;

  /** What the driver calls its browser: the capability {@code browserName}. */
  final String browserName;

  /** The capability that holds binary and arguments. */
  final String optionsKey;

  /** The vendor in the address of CDP commands. */
  final String vendor;

  BrowserKind(String driver, String browserName, String optionsKey, String vendor) {
    this.driver = driver;
    this.browserName = browserName;
    this.optionsKey = optionsKey;
    this.vendor = vendor;
  }

  /** By the name of the file: whatever is not Edge is driven by ChromeDriver. */
  static BrowserKind of(Path binary) {
    String file = binary.getFileName().toString().toLowerCase(Locale.ROOT);
    return file.contains("edge") ? EDGE : CHROME;
  }
}
