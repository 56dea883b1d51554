package io.peerproof.browser;

import java.util.List;
import java.util.Optional;

/**
 * Description of a session's browser and driver for the report. The versions are those of the
 * running programs.
 *
 * @param requested the text that the user wrote; {@code auto} if none
 * @param name the name that the browser reports, such as {@code Chromium}
 * @param version version of the running browser
 * @param driverVersion version of the running driver
 * @param binary the browser's file
 * @param driver the driver's file
 * @param source the step of the search that found them, or the repository of the browser with its
 *     exact version there
 * @param driverNote reason why the driver has another major version than the browser, if it has
 * @param arguments the switches that the browser started with, without those that its driver adds
 * @param sandboxNote reason why the browser runs without its sandbox, if it does
 */
public record BrowserInfo(
    String requested,
    String name,
    String version,
    String driverVersion,
    String binary,
    String driver,
    String source,
    Optional<String> driverNote,
    List<String> arguments,
    Optional<String> sandboxNote) {

  public BrowserInfo {
    arguments = List.copyOf(arguments);
  }
}
