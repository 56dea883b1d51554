package io.peerproof.report;

import java.util.List;

/**
 * The browser that a peer ran in.
 *
 * @param requested what was asked for, as it was written: {@code auto}, a path
 * @param name as the browser calls itself: {@code chrome}
 * @param version of the running browser
 * @param driverVersion of the driver that drove it
 * @param binary absolute path
 * @param arguments it was started with
 */
public record BrowserReport(
    String requested,
    String name,
    String version,
    String driverVersion,
    String binary,
    List<String> arguments) {
  public BrowserReport {
    arguments = List.copyOf(arguments);
  }
}
