package io.peerproof.browser;

import java.util.List;
import java.util.Optional;

/**
 * What a session really ran, as a report tells it. The versions are those of the running programs.
 *
 * @param requested the words of the user, {@code auto} if there were none
 * @param name what the browser calls itself, such as {@code Chromium}
 * @param version its version, as told by the running browser
 * @param driverVersion the driver's version, as told by the running driver
 * @param binary the browser's file
 * @param driver the driver's file
 * @param source which step of the search found them, or where the browser was fetched from, with
 *     its exact version there
 * @param driverNote why the driver is of another major version than the browser, where it is
 * @param arguments the switches it was started with, beside those that its driver adds
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
    List<String> arguments) {

  public BrowserInfo {
    arguments = List.copyOf(arguments);
  }
}
