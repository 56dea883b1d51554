package io.peerproof.browser.doctor;

import io.peerproof.browser.BrowserArguments;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;

/** Shared memory, through which the processes of a browser pass their pictures. */
record SharedMemoryCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "shared memory";

  @Override
  public CheckResult examine() {
    if (machine.os() != OperatingSystem.LINUX) {
      return CheckResult.ok(NAME, "as the system gives it");
    }
    try {
      long free = Files.getFileStore(machine.at("/dev/shm")).getUsableSpace();
      return free < BrowserArguments.SMALL_SHARED_MEMORY
          ? small((free >> 20) + " MB at /dev/shm")
          : CheckResult.ok(NAME, (free >> 20) + " MB at /dev/shm");
    } catch (IOException e) {
      return small("there is no /dev/shm");
    }
  }

  private static CheckResult small(String seen) {
    return CheckResult.warn(
        NAME,
        seen + "; temporary files are used in its place (--disable-dev-shm-usage)",
        "in Docker: --shm-size=1g");
  }
}
