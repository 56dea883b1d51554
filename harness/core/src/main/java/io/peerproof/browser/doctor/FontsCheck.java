package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.platform.ProcessCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Checks for fonts. Without them, screenshots show boxes instead of text. */
record FontsCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "fonts";

  /** Time limit of one program; the first run builds fontconfig's cache. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Override
  public CheckResult examine() {
    if (machine.os() != OperatingSystem.LINUX) {
      return CheckResult.ok(NAME, "system fonts");
    }
    Optional<Path> list = machine.onPath("fc-list").findFirst();
    if (list.isEmpty()) {
      return CheckResult.warn(
          NAME,
          "fc-list is missing, so fonts were not checked; text may appear as boxes",
          install("fontconfig"));
    }
    long all = count(list.get(), ":");
    long chinese = count(list.get(), ":lang=zh");
    if (all == 0) {
      return CheckResult.warn(
          NAME, "none found; text appears as boxes", install("fonts-liberation fonts-noto-cjk"));
    }
    return chinese == 0
        ? CheckResult.warn(
            NAME,
            all + ", none for Chinese; Chinese text appears as boxes",
            install("fonts-noto-cjk"))
        : CheckResult.ok(NAME, all + ", including " + chinese + " for Chinese");
  }

  private long count(Path list, String pattern) {
    ProcessCommand.Result ended =
        machine.commands().run(ProcessCommand.of(TIMEOUT, list.toString(), pattern, "family"));
    return ended.succeeded() ? ended.out().lines().filter(line -> !line.isBlank()).count() : 0;
  }

  private String install(String packages) {
    return machine.debian()
        ? (machine.superuser() ? "" : "sudo ") + "apt-get install -y " + packages
        : "install these packages or equivalents: " + packages;
  }
}
