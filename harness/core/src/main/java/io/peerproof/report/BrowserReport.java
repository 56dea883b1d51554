package io.peerproof.report;

import io.peerproof.browser.BrowserInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The browser that a peer ran in.
 *
 * @param requested specification of the browser as the user wrote it: {@code auto}, {@code
 *     npm:chromium@131}, a path
 * @param name name that the browser reports: {@code chrome}
 * @param version of the running browser
 * @param driverVersion version of the driver that controls the browser
 * @param binary absolute path
 * @param source step of the search that found the browser, or the repository that it was downloaded
 *     from, with its exact version there; null in reports of version 0.1
 * @param driverNote reason why the driver has another major version than the browser; null if the
 *     versions match
 * @param arguments command-line arguments of the browser
 * @param sandboxNote reason why the browser ran without its sandbox; null if it had one, or in
 *     older reports
 */
public record BrowserReport(
    String requested,
    String name,
    String version,
    String driverVersion,
    String binary,
    @Nullable String source,
    @Nullable String driverNote,
    List<String> arguments,
    @Nullable String sandboxNote) {
  public BrowserReport {
    arguments = List.copyOf(arguments);
  }

  /** Creates the report of a browser that runs. */
  public static BrowserReport of(BrowserInfo facts) {
    return new BrowserReport(
        facts.requested(),
        facts.name(),
        facts.version(),
        facts.driverVersion(),
        facts.binary(),
        facts.source(),
        facts.driverNote().orElse(null),
        facts.arguments(),
        facts.sandboxNote().orElse(null));
  }
}
