package io.peerproof.browser.detect;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chrome, Chromium and Edge as somebody has installed them, with a driver that matches. */
public final class InstalledBrowsers implements BrowserSource {
  private static final String STEP = "installed browsers";

  private final Machine machine;
  private final VersionReader versions;
  private final DriverSearch drivers;

  public InstalledBrowsers(Machine machine) {
    this.machine = machine;
    this.versions = new VersionReader(machine);
    this.drivers = new DriverSearch(machine);
  }

  @Override
  public Attempt look(Known known) {
    if (known.named()) {
      return new Attempt.Nothing(STEP, "not asked, since a browser is named");
    }
    List<String> seen = new ArrayList<>();
    Optional<Attempt.BrowserOnly> withoutDriver = Optional.empty();
    for (Path binary : present()) {
      try {
        Attempt attempt = drivers.look(STEP, versions.browser(binary));
        if (!(attempt instanceof Attempt.BrowserOnly only)) {
          return attempt;
        }
        seen.add(only.answer());
        withoutDriver = withoutDriver.or(() -> Optional.of(only));
      } catch (UnusableException e) {
        seen.add(e.getMessage());
      }
    }
    String answer =
        seen.isEmpty()
            ? "no Chrome, Chromium or Edge on PATH or in the usual places"
            : String.join("; ", seen);
    return withoutDriver
        .<Attempt>map(only -> new Attempt.BrowserOnly(STEP, answer, only.browser(), only.other()))
        .orElse(new Attempt.Nothing(STEP, answer));
  }

  /** Each of them once, in the order of preference. */
  public Set<Path> present() {
    Set<Path> real = new LinkedHashSet<>();
    Set<Path> present = new LinkedHashSet<>();
    UsualPlaces.of(machine)
        .filter(Files::isRegularFile)
        .filter(file -> real.add(realPath(file)))
        .forEach(present::add);
    return present;
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
