package io.peerproof.browser.download;

import io.peerproof.browser.detect.Attempt;
import io.peerproof.browser.detect.BrowserSource;
import io.peerproof.browser.detect.InstalledBrowsers;
import io.peerproof.browser.platform.Command;
import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.platform.Os;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Installs the packages {@code chromium} and {@code chromium-driver} on Debian and its children.
 */
final class DebianPackages implements BrowserSource {
  private static final String STEP = "apt packages chromium, chromium-driver";

  /** How long apt waits for another apt or dpkg to be done, see apt.conf(5). */
  private static final Duration LOCK = Duration.ofMinutes(5);

  /** 100 MB of packages over a slow line, beside the wait for the lock. */
  private static final Duration DEADLINE = LOCK.plusMinutes(10);

  private final Machine machine;
  private final boolean install;
  private final Consumer<String> progress;
  private final InstalledBrowsers installed;

  DebianPackages(Machine machine, boolean install, Consumer<String> progress) {
    this.machine = machine;
    this.install = install;
    this.progress = progress;
    this.installed = new InstalledBrowsers(machine);
  }

  @Override
  public Attempt look(Known known) {
    Optional<String> hindrance = hindrance(known);
    if (hindrance.isPresent()) {
      return new Attempt.Nothing(STEP, hindrance.get());
    }
    try {
      return FetchLock.holding(machine.browserCache(), this::install);
    } catch (IOException e) {
      return new Attempt.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> hindrance(Known known) {
    if (known.named()) {
      return Optional.of("not asked, since a browser is named");
    }
    if (machine.os() != Os.LINUX || !machine.debian()) {
      return Optional.of("this is neither Debian nor Ubuntu");
    }
    if (!install) {
      return Optional.of("switched off by --no-install");
    }
    if (!machine.superuser()) {
      return Optional.of("needs root");
    }
    return machine.onPath("apt-get").findFirst().isEmpty()
        ? Optional.of("there is no apt-get on PATH")
        : Optional.empty();
  }

  private Attempt install() {
    // Another Peerproof may have done it while we waited for the lock.
    if (installed.look(Known.NOTHING) instanceof Attempt.Found found) {
      return new Attempt.Found(STEP, found.installation());
    }
    Path log = machine.browserCache().resolve("apt.log");
    progress.accept(
        "Installing the packages chromium and chromium-driver with apt-get"
            + " (--no-install switches this off; log: "
            + log
            + ")");
    Command.Ended ended =
        aptGet(log, "install", "--no-install-recommends", "chromium", "chromium-driver");
    if (!ended.succeeded() && ended.exit() != Command.Ended.TIMED_OUT) {
      // The lists of a fresh image are empty, those of an old one name files that are gone.
      Command.Ended update = aptGet(log, "update");
      ended =
          update.succeeded()
              ? aptGet(log, "install", "--no-install-recommends", "chromium", "chromium-driver")
              : update;
    }
    return ended.succeeded() ? judge() : failed(ended, log);
  }

  private Attempt judge() {
    Attempt attempt = installed.look(Known.NOTHING);
    if (attempt instanceof Attempt.Found found) {
      Installation pair = found.installation();
      return new Attempt.Found(
          STEP,
          new Installation(pair.browser(), pair.driver(), STEP, pair.choice(), pair.environment()));
    }
    String snap =
        machine.ubuntu() ? " (Ubuntu's chromium is a pointer to a snap, not a browser)" : "";
    return new Attempt.Nothing(STEP, "were installed, and then: " + attempt.answer() + snap);
  }

  private static Attempt failed(Command.Ended ended, Path log) {
    String error =
        ended.out().lines().filter(line -> line.startsWith("E: ")).findFirst().orElse("");
    return new Attempt.Nothing(
        STEP,
        "apt-get "
            + (error.isEmpty() ? ended.summary() : "said \"" + error.substring(3) + "\"")
            + "; its log: "
            + log);
  }

  private Command.Ended aptGet(Path log, String action, String... arguments) {
    List<String> line =
        Stream.concat(
                Stream.of(
                    machine.onPath("apt-get").findFirst().orElseThrow().toString(),
                    "-y",
                    "-q",
                    "-o",
                    "DPkg::Lock::Timeout=" + LOCK.toSeconds(),
                    action),
                Stream.of(arguments))
            .toList();
    return machine
        .commands()
        .run(
            new Command(
                line,
                Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C"),
                DEADLINE,
                Optional.of(log)));
  }
}
