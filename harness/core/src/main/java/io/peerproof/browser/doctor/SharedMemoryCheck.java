package io.peerproof.browser.doctor;

import io.peerproof.browser.BrowserArguments;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;

/** Checks the shared memory, through which the processes of a browser exchange images. */
record SharedMemoryCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "shared memory";

  @Override
  public CheckResult examine() {
    if (machine.os() != OperatingSystem.LINUX) {
      return CheckResult.ok(NAME, "managed by the system");
    }
    try {
      long free = Files.getFileStore(machine.at("/dev/shm")).getUsableSpace();
      return free < BrowserArguments.SMALL_SHARED_MEMORY
          ? small((free >> 20) + " MB at /dev/shm")
          : CheckResult.ok(NAME, (free >> 20) + " MB at /dev/shm");
    } catch (IOException e) {
      return small("/dev/shm does not exist");
    }
  }

  private static CheckResult small(String seen) {
    return CheckResult.warn(
        NAME,
        seen + "; browsers use temporary files instead (--disable-dev-shm-usage)",
        "in Docker: --shm-size=1g");
  }
}
