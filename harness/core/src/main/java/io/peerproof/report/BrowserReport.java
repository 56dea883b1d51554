package io.peerproof.report;

import io.peerproof.browser.BrowserInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The browser that a peer ran in.
 *
 * @param requested what was asked for, as it was written: {@code auto}, {@code npm:chromium@131}, a
 *     path
 * @param name as the browser calls itself: {@code chrome}
 * @param version of the running browser
 * @param driverVersion of the driver that drove it
 * @param binary absolute path
 * @param source which step of the search found it, or where it was fetched from, with its exact
 *     version there; null in reports of 0.1
 * @param driverNote why the driver is of another major version than the browser; null where it is
 *     not
 * @param arguments it was started with
 */
public record BrowserReport(
    String requested,
    String name,
    String version,
    String driverVersion,
    String binary,
    @Nullable String source,
    @Nullable String driverNote,
    List<String> arguments) {
  public BrowserReport {
    arguments = List.copyOf(arguments);
  }

  /** What really runs, as a report tells it. */
  public static BrowserReport of(BrowserInfo facts) {
    return new BrowserReport(
        facts.requested(),
        facts.name(),
        facts.version(),
        facts.driverVersion(),
        facts.binary(),
        facts.source(),
        facts.driverNote().orElse(null),
        facts.arguments());
  }
}
