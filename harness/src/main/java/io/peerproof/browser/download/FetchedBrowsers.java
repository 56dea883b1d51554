package io.peerproof.browser.download;

import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.UnobtainableException;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes browsers out of the cache, and brings them there first. Of the versions that fit the newest
 * is taken, so that the source is asked each time, unless a whole version is named that is there.
 */
final class FetchedBrowsers {
  private static final int SOME = 8;

  private final BrowserCache cache;
  private final Consumer<String> progress;

  FetchedBrowsers(BrowserCache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** The newest version that fits, fetched if it is not there. */
  Installation obtain(Origin origin, VersionPrefix wanted) throws UnobtainableException {
    origin.examine(wanted);
    List<String> cached = cache.versions(origin.name());
    if (cached.contains(wanted.text())) {
      return installation(origin, wanted.text(), "");
    }
    List<String> offered;
    try {
      offered = origin.offered();
    } catch (UnobtainableException e) {
      Optional<String> there = newest(cached.stream(), wanted);
      if (there.isEmpty()) {
        throw e;
      }
      // Said here and in the report: there may be a newer one.
      String note = "the newest of the cache, since " + e.getMessage();
      progress.accept("Taking " + origin.words() + " " + there.get() + ", " + note);
      return installation(origin, there.get(), ", " + note);
    }
    String version =
        newest(Stream.concat(offered.stream(), cached.stream()), wanted)
            .orElseThrow(() -> unknown(origin, wanted, offered));
    if (!cached.contains(version)) {
      fetch(origin, version);
    }
    return installation(origin, version, "");
  }

  /** The newest version of the cache that fits. */
  Optional<Installation> present(Origin origin, VersionPrefix wanted) throws UnobtainableException {
    Optional<String> version = newest(cache.versions(origin.name()).stream(), wanted);
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(installation(origin, version.get(), ""));
  }

  private Installation installation(Origin origin, String version, String note)
      throws UnobtainableException {
    return origin.installation(
        cache.folder(origin.name(), version), version, origin.words() + " " + version + note);
  }

  /** What is still being tried out is taken only by its whole name: {@code 135.0.0-next.3}. */
  static Optional<String> newest(Stream<String> versions, VersionPrefix wanted) {
    return versions
        .filter(wanted::fits)
        .filter(version -> !version.contains("-next") || version.equals(wanted.text()))
        .max(VersionPrefix.OLDEST_FIRST);
  }

  private void fetch(Origin origin, String version) throws UnobtainableException {
    String what = origin.words() + " " + version;
    try {
      FetchLock.holding(
          cache.root(),
          () -> progress.accept("Waiting for another Peerproof that fetches a browser"),
          () -> {
            // Another process may have brought it while we waited.
            if (!cache.has(origin.name(), version)) {
              progress.accept("Fetching " + what);
              cache.put(origin.name(), version, folder -> origin.fetch(version, folder, progress));
            }
          });
      origin.fetched(cache.folder(origin.name(), version), version);
    } catch (IOException e) {
      throw DiskTrouble.of("the " + what + " could not be kept in " + cache.root(), e);
    }
  }

  private static UnobtainableException unknown(
      Origin origin, VersionPrefix wanted, List<String> offered) {
    List<String> newestFirst =
        offered.stream().sorted(VersionPrefix.OLDEST_FIRST.reversed()).limit(SOME).toList();
    String some =
        offered.isEmpty()
            ? "none at all"
            : String.join(", ", newestFirst) + (offered.size() > SOME ? ", …" : "");
    return new UnobtainableException(
        "there is no " + origin.words() + " " + wanted + "; there is " + some,
        "name a version that there is: \"peerproof browsers\" lists them.");
  }
}
