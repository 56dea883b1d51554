package io.peerproof.browser.spec;

import java.nio.file.Path;
import java.util.Map;

/**
 * A browser and the driver to drive it with.
 *
 * @param browser the browser
 * @param driver its driver
 * @param source which step found them, in words
 * @param choice why this driver: whether it may be of another version
 * @param environment variables that both need beside ours, such as {@code LD_LIBRARY_PATH}
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
   * A browser that answered {@code --version}, or whose package tells its version.
   *
   * @param name what it calls itself, such as {@code Chromium} or {@code Google Chrome}
   */
  public record Browser(Path binary, String name, BrowserVersion version) {

    public static final String HEADLESS_SHELL = "Chromium headless shell";

    /** Whether it has no windows. */
    public boolean headlessOnly() {
      return name.equals(HEADLESS_SHELL);
    }

    @Override
    public String toString() {
      return name + " " + version + " (" + binary + ")";
    }
  }

  /** A driver that answered {@code --version}. */
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
