package io.peerproof.browser;

import java.nio.file.Path;

/**
 * A browser and the driver to drive it with.
 *
 * @param browser the browser
 * @param driver its driver
 * @param source which step found them, in words
 * @param driverAskedFor whether the user named this driver, so that it may be of another version
 */
public record Installation(Browser browser, Driver driver, String source, boolean driverAskedFor) {

  /**
   * A browser that answered {@code --version}.
   *
   * @param name what it calls itself, such as {@code Chromium} or {@code Google Chrome}
   */
  public record Browser(Path binary, String name, Version version) {
    @Override
    public String toString() {
      return name + " " + version + " (" + binary + ")";
    }
  }

  /** A driver that answered {@code --version}. */
  public record Driver(Path binary, Version version) {
    @Override
    public String toString() {
      return binary.getFileName() + " " + version + " (" + binary + ")";
    }
  }

  @Override
  public String toString() {
    return browser + " with " + driver;
  }
}
