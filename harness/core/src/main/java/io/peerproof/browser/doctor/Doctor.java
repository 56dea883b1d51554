package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Examines whether this machine can make calls, and says what to do where it cannot. */
public final class Doctor {
  private final List<HealthCheck> checks;

  Doctor(List<HealthCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * The doctor of this machine. Nothing is fetched or installed.
   *
   * @param spec the browser that is to be used
   * @param logDirectory where the logs of the launch go
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
   * Makes every examination, one after the other.
   *
   * @param listener told each finding as it comes
   */
  public List<CheckResult> examine(Consumer<CheckResult> listener) {
    List<CheckResult> findings = new ArrayList<>();
    for (HealthCheck check : checks) {
      CheckResult checkResult = check.examine();
      findings.add(checkResult);
      listener.accept(checkResult);
    }
    return List.copyOf(findings);
  }
}
