package io.peerproof.browser.spec;

import java.nio.file.Path;
import java.util.Map;

/**
 * A browser and its driver.
 *
 * @param browser the browser
 * @param driver its driver
 * @param source description of the step that found them
 * @param choice reason for the choice of the driver
 * @param environment additional variables that both need, such as {@code LD_LIBRARY_PATH}
 */
public record Installation(
    Browser browser,
    Driver driver,
    String source,
    DriverMatch choice,
    Map<String, String> environment) {

  public Installation {
    environment = Map.copyOf(environment);
  }

  public static Installation matching(Browser browser, Driver driver, String source) {
    return new Installation(browser, driver, source, DriverMatch.MATCHING, Map.of());
  }

  /**
   * A browser whose version is known from {@code --version} or from its package.
   *
   * @param name the name that it reports, such as {@code Chromium} or {@code Google Chrome}
   */
  public record Browser(Path binary, String name, BrowserVersion version) {

    public static final String HEADLESS_SHELL = "Chromium headless shell";

    /** Returns true if it cannot open windows. */
    public boolean headlessOnly() {
      return name.equals(HEADLESS_SHELL);
    }

    @Override
    public String toString() {
      return name + " " + version + " (" + binary + ")";
    }
  }

  /** A driver whose version is known from {@code --version}. */
  public record Driver(Path binary, BrowserVersion version) {
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
