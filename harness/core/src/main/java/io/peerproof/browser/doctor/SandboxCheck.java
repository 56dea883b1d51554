package io.peerproof.browser.doctor;

import io.peerproof.browser.SandboxMode;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Checks the browser's sandbox, which root, containers and some kernel settings prevent. */
record SandboxCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "sandbox";

  @Override
  public CheckResult examine() {
    if (machine.os() != OperatingSystem.LINUX) {
      return CheckResult.ok(NAME, "on");
    }
    Optional<String> off = SandboxMode.of(machine).offReason();
    if (off.isPresent()) {
      return CheckResult.warn(
          NAME,
          "off (--no-sandbox) because " + off.get(),
          "open only pages that you trust, or run as an ordinary user where user namespaces are"
              + " allowed");
    }
    if (setting("/proc/sys/kernel/unprivileged_userns_clone").equals("0")) {
      return CheckResult.fail(
          NAME,
          "the kernel does not allow user namespaces",
          "sudo sysctl -w kernel.unprivileged_userns_clone=1");
    }
    if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
      return CheckResult.warn(
          NAME,
          "AppArmor allows user namespaces only to programs with a profile, such as Google Chrome",
          "if the launch below fails: "
              + "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0");
    }
    return CheckResult.ok(NAME, "on");
  }

  private String setting(String file) {
    try {
      return Files.readString(machine.at(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
