package io.peerproof.browser.spec;

import java.nio.file.Path;
import java.util.Locale;

/** Families of browsers, which differ in their drivers and in the capabilities of these. */
public enum BrowserFamily {
  CHROME("chromedriver", "chrome", "goog:chromeOptions", "goog"),
  EDGE("msedgedriver", "MicrosoftEdge", "ms:edgeOptions", "ms");

  /** The program name of the driver. */
  public final String driver;

  /** The value of the capability {@code browserName}. */
  public final String browserName;

  /** The capability with the binary and the arguments. */
  public final String optionsKey;

  /** The vendor in the URL of CDP commands. */
  public final String vendor;

  BrowserFamily(String driver, String browserName, String optionsKey, String vendor) {
    this.driver = driver;
    this.browserName = browserName;
    this.optionsKey = optionsKey;
    this.vendor = vendor;
  }

  /** Determines the family by the file name: ChromeDriver drives any browser but Edge. */
  public static BrowserFamily of(Path binary) {
    String file = binary.getFileName().toString().toLowerCase(Locale.ROOT);
    return file.contains("edge") ? EDGE : CHROME;
  }
}
