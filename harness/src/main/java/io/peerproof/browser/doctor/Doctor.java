package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.BrowserSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Examines whether this machine can make calls, and says what to do where it cannot. */
public final class Doctor {
  private final List<DoctorCheck> checks;

  Doctor(List<DoctorCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /**
   * The doctor of this machine. Nothing is fetched or installed.
   *
   * @param spec the browser that is to be used
   * @param logDirectory where the logs of the launch go
   */
  public static Doctor onThisMachine(BrowserSpec spec, Path logDirectory) {
    Machine machine = Machine.here();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new Doctor(
        List.of(
            new JavaCheck(Runtime.version()),
            new BrowserCheck(machine, spec),
            new PortsCheck(),
            new SandboxCheck(machine),
            new FontsCheck(machine),
            new MemoryCheck(machine),
            new CapacityCheck(machine),
            new DiskCheck("temporary files", temporary),
            new DiskCheck("cache", machine.browserCache()),
            new SharedMemoryCheck(machine),
            new LaunchCheck(machine, spec, logDirectory)));
  }

  /**
   * Makes every examination, one after the other.
   *
   * @param listener told each finding as it comes
   */
  public List<Finding> examine(Consumer<Finding> listener) {
    List<Finding> findings = new ArrayList<>();
    for (DoctorCheck check : checks) {
      Finding finding = check.examine();
      findings.add(finding);
      listener.accept(finding);
    }
    return List.copyOf(findings);
  }
}
