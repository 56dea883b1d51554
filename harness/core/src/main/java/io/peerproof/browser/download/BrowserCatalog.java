package io.peerproof.browser.download;

import io.peerproof.browser.detect.InstalledBrowserLookup;
import io.peerproof.browser.detect.InstalledDriverLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.VersionReader;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessTrees;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.InvalidProgramException;
import io.peerproof.browser.spec.VersionPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Catalog of the browsers that are installed, cached or available for download. */
public final class BrowserCatalog {
  /** Folders of the cache that contain other things than browsers of the notation. */
  private static final List<String> BESIDE = List.of("chrome", "chromedriver", "downloads", "apt");

  private final HostEnvironment host;
  private final BrowserCache cache;
  private final BrowserRepositories browserRepositories;
  private final BrowserFinder finder;

  BrowserCatalog(HostEnvironment host, Consumer<String> progress) {
    this.host = host;
    this.cache = new BrowserCache(host.browserCache());
    this.browserRepositories = new BrowserRepositories(host, progress);
    this.finder = new BrowserFinder(host, false, progress);
  }

  /**
   * Returns the catalog of this machine.
   *
   * @param progress receives a line before a step that takes long
   */
  public static BrowserCatalog onThisMachine(Consumer<String> progress) {
    return new BrowserCatalog(HostEnvironment.here(), progress);
  }

  /**
   * An installed browser.
   *
   * @param driver the driver of its major version; empty if there is none
   */
  public record Installed(String name, String version, Path binary, Optional<Path> driver) {}

  /**
   * A browser or another folder in the cache.
   *
   * @param name its name in the notation, or the name of its folder
   * @param bytes size on disk, in bytes
   * @param running true if a process runs from it
   */
  public record Cached(String name, Path folder, long bytes, boolean running) {}

  /**
   * Browsers that a repository offers.
   *
   * @param source description of the repository
   * @param specs the newest of each major version in the notation, newest first
   * @param trouble reason of a failed lookup; empty if it succeeded
   */
  public record Offer(String source, List<String> specs, Optional<String> trouble) {
    public Offer {
      specs = List.copyOf(specs);
    }
  }

  /** Returns the installed browsers, in the order in which {@code auto} prefers them. */
  public List<Installed> installed() {
    VersionReader versions = new VersionReader(host);
    InstalledDriverLookup drivers = new InstalledDriverLookup(host);
    List<Installed> installed = new ArrayList<>();
    for (Path binary : new InstalledBrowserLookup(host).present()) {
      try {
        Installation.Browser browser = versions.browser(binary);
        Optional<Path> driver =
            drivers.look("installed", browser) instanceof LookupResult.Found found
                ? Optional.of(found.installation().driver().binary())
                : Optional.empty();
        installed.add(new Installed(browser.name(), browser.version().text(), binary, driver));
      } catch (InvalidProgramException e) {
        // No browser that could be used.
      }
    }
    return List.copyOf(installed);
  }

  /** Returns the downloaded browsers of each source, newest first. */
  public List<Cached> cached() {
    return browserRepositories.all().stream()
        .flatMap(
            browserRepository ->
                cache.versions(browserRepository.name()).stream()
                    .map(
                        version ->
                            cached(
                                browserRepository.spec(version),
                                cache.folder(browserRepository.name(), version))))
        .toList();
  }

  /** Queries each repository. */
  public List<Offer> offers() {
    return browserRepositories.all().stream().map(BrowserCatalog::offer).toList();
  }

  private static Offer offer(BrowserRepository browserRepository) {
    try {
      List<String> newest = new ArrayList<>();
      int last = -1;
      for (String version :
          browserRepository.offered().stream()
              .sorted(VersionPrefix.OLDEST_FIRST.reversed())
              .toList()) {
        int major = NpmRepository.major(version);
        if (major != last && !version.contains("-next")) {
          newest.add(browserRepository.spec(version));
          last = major;
        }
      }
      return new Offer(browserRepository.words(), newest, Optional.empty());
    } catch (DownloadException e) {
      return new Offer(browserRepository.words(), List.of(), Optional.of(e.getMessage()));
    }
  }

  /**
   * Downloads a browser into the cache: the newest version that matches.
   *
   * @throws BrowserException if it cannot be obtained
   */
  public Installation install(BrowserSpec.Fetched spec) {
    return finder.find(spec);
  }

  /**
   * Returns the matching entries of the cache.
   *
   * @param specs the browsers to match; if empty, all entries match, including partial downloads
   */
  public List<Cached> matching(List<BrowserSpec.Fetched> specs) {
    if (specs.isEmpty()) {
      return Stream.concat(
              cached().stream(),
              BESIDE.stream()
                  .map(name -> host.browserCache().resolve(name))
                  .filter(Files::isDirectory)
                  .map(folder -> cached(folder.getFileName().toString(), folder)))
          .toList();
    }
    return specs.stream()
        .flatMap(
            spec -> {
              BrowserRepository browserRepository = browserRepositories.of(spec);
              return cache.versions(browserRepository.name()).stream()
                  .filter(spec.version()::fits)
                  .map(
                      version ->
                          cached(
                              browserRepository.spec(version),
                              cache.folder(browserRepository.name(), version)));
            })
        .distinct()
        .toList();
  }

  /**
   * Deletes the entries that are not running.
   *
   * @return the deleted entries
   * @throws BrowserUnavailableException if another process is downloading, or deletion fails
   */
  public List<Cached> delete(List<Cached> those) {
    List<Cached> gone = new ArrayList<>();
    try {
      boolean free =
          CacheLock.ifFree(
              host.browserCache(),
              () -> {
                for (Cached one : those) {
                  if (!running(one.folder())) {
                    BrowserCache.delete(one.folder());
                    gone.add(one);
                  }
                }
              });
      if (!free) {
        throw new BrowserUnavailableException(
            "Nothing was deleted: another Peerproof process is downloading a browser into "
                + host.browserCache()
                + ".\nWhat to do: run the command again when it has finished.");
      }
    } catch (IOException | DownloadException e) {
      throw new BrowserUnavailableException(
          "Not all of the cache " + host.browserCache() + " could be deleted: " + e.getMessage());
    }
    return List.copyOf(gone);
  }

  private static Cached cached(String name, Path folder) {
    return new Cached(name, folder, bytes(folder), running(folder));
  }

  private static boolean running(Path folder) {
    return ProcessTrees.marked(folder + "/").findAny().isPresent();
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }
}
