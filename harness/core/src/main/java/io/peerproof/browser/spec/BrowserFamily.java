package io.peerproof.browser.spec;

import java.nio.file.Path;
import java.util.Locale;

/** The families of browsers, which differ in their driver and in how it is spoken to. */
public enum BrowserFamily {
  CHROME("chromedriver", "chrome", "goog:chromeOptions", "goog"),
  EDGE("msedgedriver", "MicrosoftEdge", "ms:edgeOptions", "ms");

  /** The driver's program. */
  public final String driver;

  /** What the driver calls its browser: the capability {@code browserName}. */
  public final String browserName;

  /** The capability that holds binary and arguments. */
  public final String optionsKey;

  /** The vendor in the address of CDP commands. */
  public final String vendor;

  BrowserFamily(String driver, String browserName, String optionsKey, String vendor) {
    this.driver = driver;
    this.browserName = browserName;
    this.optionsKey = optionsKey;
    this.vendor = vendor;
  }

  /** By the name of the file: whatever is not Edge is driven by ChromeDriver. */
  public static BrowserFamily of(Path binary) {
    String file = binary.getFileName().toString().toLowerCase(Locale.ROOT);
    return file.contains("edge") ? EDGE : CHROME;
  }
}
