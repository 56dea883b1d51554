package io.peerproof.browser.detect;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.InvalidProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up installed Chrome, Chromium and Edge with a matching driver. */
public final class InstalledBrowserLookup implements BrowserLookup {
  private static final String STEP = "installed browsers";

  private final HostEnvironment host;
  private final VersionReader versions;
  private final InstalledDriverLookup drivers;

  public InstalledBrowserLookup(HostEnvironment host) {
    this.host = host;
    this.versions = new VersionReader(host);
    this.drivers = new InstalledDriverLookup(host);
  }

  @Override
  public LookupResult look(Known known) {
    if (known.named()) {
      return new LookupResult.Nothing(STEP, "skipped: a browser is named");
    }
    List<String> seen = new ArrayList<>();
    Optional<LookupResult.BrowserOnly> withoutDriver = Optional.empty();
    for (Path binary : present()) {
      try {
        LookupResult lookupResult = drivers.look(STEP, versions.browser(binary));
        if (!(lookupResult instanceof LookupResult.BrowserOnly only)) {
          return lookupResult;
        }
        seen.add(only.answer());
        withoutDriver = withoutDriver.or(() -> Optional.of(only));
      } catch (InvalidProgramException e) {
        seen.add(e.getMessage());
      }
    }
    String answer =
        seen.isEmpty()
            ? "no Chrome, Chromium or Edge on PATH or in the usual locations"
            : String.join("; ", seen);
    return withoutDriver
        .<LookupResult>map(
            only -> new LookupResult.BrowserOnly(STEP, answer, only.browser(), only.other()))
        .orElse(new LookupResult.Nothing(STEP, answer));
  }

  /** Returns each of them once, in order of preference. */
  public Set<Path> present() {
    Set<Path> real = new LinkedHashSet<>();
    Set<Path> present = new LinkedHashSet<>();
    KnownLocations.of(host)
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
