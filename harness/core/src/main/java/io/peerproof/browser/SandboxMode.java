package io.peerproof.browser;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The decision to start browsers with Chromium's sandbox, or without it.
 *
 * @param offReason why they start without it, such as "this runs as root"; empty if they start with
 *     it
 */
public record SandboxMode(Optional<String> offReason) {

  /** The switch that turns the sandbox off. */
  static final String OFF = "--no-sandbox";

  /** Time limit of the test, which takes some milliseconds. */
  private static final Duration TEST = Duration.ofSeconds(5);

  /**
   * Returns the mode on a machine. Chromium refuses to run as root with its sandbox. Most
   * containers withhold the namespaces that the sandbox needs; only a test can tell.
   */
  public static SandboxMode of(HostEnvironment host) {
    if (host.superuser()) {
      return new SandboxMode(Optional.of("this runs as root"));
    }
    return host.container() && !makesNamespaces(host)
        ? new SandboxMode(Optional.of("this is a container in which no user namespace can be made"))
        : new SandboxMode(Optional.empty());
  }

  /** Returns the switches for a browser. */
  List<String> arguments() {
    return offReason.isPresent() ? List.of(OFF) : List.of();
  }

  /** Returns the sentence for the report about a browser with these switches; empty if it is on. */
  Optional<String> note(List<String> arguments) {
    return arguments.contains(OFF)
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "The browser runs without its sandbox (%s) because %s.",
                OFF,
                offReason.orElse("an argument of the call turns it off")))
        : Optional.empty();
  }

  /** Makes the namespaces that Chromium's {@code sandbox/linux/README.md} names. */
  private static boolean makesNamespaces(HostEnvironment host) {
    return host.onPath("unshare")
        .findFirst()
        .map(
            unshare ->
                ProcessCommand.of(
                    TEST,
                    unshare.toString(),
                    "--map-root-user",
                    "--pid",
                    "--net",
                    "--fork",
                    // The sandbox also changes its root, for which some systems ask more.
                    "--root=/",
                    "true"))
        .filter(test -> host.commands().run(test).succeeded())
        .isPresent();
  }
}
