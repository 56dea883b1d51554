package io.peerproof.browser.download;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.InstalledBrowserLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OperatingSystem;
import io.peerproof.browser.platform.ProcessCommand;
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
 * Installs the packages {@code chromium} and {@code chromium-driver} on Debian and its derivatives.
 */
final class AptInstallLookup implements BrowserLookup {
  private static final String STEP = "apt packages chromium, chromium-driver";

  /** Time that apt waits for another apt or dpkg, see apt.conf(5). */
  private static final Duration LOCK = Duration.ofMinutes(5);

  /** Time limit: 100 MB of packages over a slow line, in addition to the wait for the lock. */
  private static final Duration DEADLINE = LOCK.plusMinutes(10);

  private final HostEnvironment host;
  private final boolean install;
  private final Consumer<String> progress;
  private final InstalledBrowserLookup installed;

  AptInstallLookup(HostEnvironment host, boolean install, Consumer<String> progress) {
    this.host = host;
    this.install = install;
    this.progress = progress;
    this.installed = new InstalledBrowserLookup(host);
  }

  @Override
  public LookupResult look(Known known) {
    Optional<String> hindrance = hindrance(known);
    if (hindrance.isPresent()) {
      return new LookupResult.Nothing(STEP, hindrance.get());
    }
    try {
      return CacheLock.holding(host.browserCache(), this::install);
    } catch (IOException e) {
      return new LookupResult.Nothing(STEP, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> hindrance(Known known) {
    if (known.named()) {
      return Optional.of("skipped: a browser is named");
    }
    if (host.os() != OperatingSystem.LINUX || !host.debian()) {
      return Optional.of("this machine runs neither Debian nor Ubuntu");
    }
    if (!install) {
      return Optional.of("disabled by --no-install");
    }
    if (!host.superuser()) {
      return Optional.of("needs root");
    }
    return host.onPath("apt-get").findFirst().isEmpty()
        ? Optional.of("apt-get is not on PATH")
        : Optional.empty();
  }

  private LookupResult install() {
    // Another Peerproof may have done it while we waited for the lock.
    if (installed.look(Known.NOTHING) instanceof LookupResult.Found found) {
      return new LookupResult.Found(STEP, found.installation());
    }
    Path log = host.browserCache().resolve("apt.log");
    progress.accept(
        "Installing the packages chromium and chromium-driver with apt-get"
            + " (disable with --no-install; log: "
            + log
            + ")");
    ProcessCommand.Result ended =
        aptGet(log, "install", "--no-install-recommends", "chromium", "chromium-driver");
    if (!ended.succeeded() && ended.exit() != ProcessCommand.Result.TIMED_OUT) {
      // The lists of a fresh image are empty, those of an old one name files that are gone.
      ProcessCommand.Result update = aptGet(log, "update");
      ended =
          update.succeeded()
              ? aptGet(log, "install", "--no-install-recommends", "chromium", "chromium-driver")
              : update;
    }
    return ended.succeeded() ? judge() : failed(ended, log);
  }

  private LookupResult judge() {
    LookupResult lookupResult = installed.look(Known.NOTHING);
    if (lookupResult instanceof LookupResult.Found found) {
      Installation pair = found.installation();
      return new LookupResult.Found(
          STEP,
          new Installation(pair.browser(), pair.driver(), STEP, pair.choice(), pair.environment()));
    }
    String snap = host.ubuntu() ? " (Ubuntu's chromium is a pointer to a snap, not a browser)" : "";
    return new LookupResult.Nothing(STEP, "were installed, but: " + lookupResult.answer() + snap);
  }

  private static LookupResult failed(ProcessCommand.Result ended, Path log) {
    String error =
        ended.out().lines().filter(line -> line.startsWith("E: ")).findFirst().orElse("");
    return new LookupResult.Nothing(
        STEP,
        "apt-get "
            + (error.isEmpty() ? ended.summary() : "said \"" + error.substring(3) + "\"")
            + "; its log: "
            + log);
  }

  private ProcessCommand.Result aptGet(Path log, String action, String... arguments) {
    List<String> line =
        Stream.concat(
                Stream.of(
                    host.onPath("apt-get").findFirst().orElseThrow().toString(),
                    "-y",
                    "-q",
                    "-o",
                    "DPkg::Lock::Timeout=" + LOCK.toSeconds(),
                    action),
                Stream.of(arguments))
            .toList();
    return host.commands()
        .run(
            new ProcessCommand(
                line,
                Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C"),
                DEADLINE,
                Optional.of(log)));
  }
}
