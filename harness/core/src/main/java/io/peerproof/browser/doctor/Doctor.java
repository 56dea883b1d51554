package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks whether this machine can make calls, and advises what to fix. */
public final class Doctor {
  private final List<HealthCheck> checks;

  Doctor(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * Returns the doctor of this machine. It downloads and installs nothing.
   *
   * @param spec the browser that calls would use
   * @param logDirectory folder for the logs of the launch
   */
  public static Doctor onThisMachine(BrowserSpec spec, Path logDirectory) {
    HostEnvironment host = HostEnvironment.here();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new Doctor(
        List.of(
            new JavaCheck(Runtime.version()),
            new BrowserCheck(host, spec),
            new PortsCheck(),
            new SandboxCheck(host),
            new FontsCheck(host),
            new MemoryCheck(host),
            new CapacityCheck(host),
            new DiskCheck("temporary files", temporary),
            new DiskCheck("cache", host.browserCache()),
            new SharedMemoryCheck(host),
            new LaunchCheck(host, spec, logDirectory)));
  }

  /**
   * Performs all checks, one after another.
   *
   * @param listener receives each result as it arrives
   */
  public List<CheckResult> examine(Consumer<CheckResult> listener) {
    List<CheckResult> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      CheckResult checkResult = check.examine();
      results.add(checkResult);
      listener.accept(checkResult);
    }
    return List.copyOf(results);
  }
}
