package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Provides browsers from the cache, and downloads them first if necessary. It uses the newest
 * matching version, so it queries the repository each time, unless a complete version is requested
 * and cached.
 */
final class BrowserDownloader {
  private static final int SOME = 8;

  private final BrowserCache cache;
  private final Consumer<String> progress;

  BrowserDownloader(BrowserCache cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /** Returns the newest matching version, downloaded if necessary. */
  Installation obtain(BrowserRepository browserRepository, VersionPrefix wanted)
      throws DownloadException {
    browserRepository.examine(wanted);
    List<String> cached = cache.versions(browserRepository.name());
    if (cached.contains(wanted.text())) {
      return installation(browserRepository, wanted.text(), "");
    }
    List<String> offered;
    try {
      offered = browserRepository.offered();
    } catch (DownloadException e) {
      Optional<String> there = newest(cached.stream(), wanted);
      if (there.isEmpty()) {
        throw e;
      }
      // The terminal and the report say so, because there may be a newer one.
      String note = "the newest in the cache, because " + e.getMessage();
      progress.accept("Using " + browserRepository.words() + " " + there.get() + ", " + note);
      return installation(browserRepository, there.get(), ", " + note);
    }
    String version =
        newest(Stream.concat(offered.stream(), cached.stream()), wanted)
            .orElseThrow(() -> unknown(browserRepository, wanted, offered));
    if (!cached.contains(version)) {
      fetch(browserRepository, version);
    }
    return installation(browserRepository, version, "");
  }

  /** Returns the newest matching version in the cache. */
  Optional<Installation> present(BrowserRepository browserRepository, VersionPrefix wanted)
      throws DownloadException {
    Optional<String> version = newest(cache.versions(browserRepository.name()).stream(), wanted);
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(installation(browserRepository, version.get(), ""));
  }

  private Installation installation(
      BrowserRepository browserRepository, String version, String note) throws DownloadException {
    return browserRepository.installation(
        cache.folder(browserRepository.name(), version),
        version,
        browserRepository.words() + " " + version + note);
  }

  /**
   * Returns the matching versions. A pre-release matches only its complete version: {@code
   * 135.0.0-next.3}.
   */
  static Optional<String> newest(Stream<String> versions, VersionPrefix wanted) {
    return versions
        .filter(wanted::fits)
        .filter(version -> !version.contains("-next") || version.equals(wanted.text()))
        .max(VersionPrefix.OLDEST_FIRST);
  }

  private void fetch(BrowserRepository browserRepository, String version) throws DownloadException {
    String what = browserRepository.words() + " " + version;
    try {
      CacheLock.holding(
          cache.root(),
          () -> progress.accept("Waiting for another Peerproof process that downloads a browser"),
          () -> {
            // Another process may have brought it while we waited.
            if (!cache.has(browserRepository.name(), version)) {
              progress.accept("Downloading " + what);
              cache.put(
                  browserRepository.name(),
                  version,
                  folder -> browserRepository.fetch(version, folder, progress));
            }
          });
      browserRepository.fetched(cache.folder(browserRepository.name(), version), version);
    } catch (IOException e) {
      throw DiskErrors.of("the " + what + " could not be stored in " + cache.root(), e);
    }
  }

  private static DownloadException unknown(
      BrowserRepository browserRepository, VersionPrefix wanted, List<String> offered) {
    List<String> newestFirst =
        offered.stream().sorted(VersionPrefix.OLDEST_FIRST.reversed()).limit(SOME).toList();
    String some =
        offered.isEmpty()
            ? "none"
            : String.join(", ", newestFirst) + (offered.size() > SOME ? ", …" : "");
    return new DownloadException(
        browserRepository.words() + " " + wanted + " is not available; available: " + some,
        "name an available version: \"peerproof browsers\" lists them.");
  }
}
