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

/** What there is of browsers on this machine, and what could be had. */
public final class BrowserCatalog {
  /** What is in the cache beside the browsers that the notation names. */
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
   * That of this machine.
   *
   * @param progress told one line before a step that takes long
   */
  public static BrowserCatalog onThisMachine(Consumer<String> progress) {
    return new BrowserCatalog(HostEnvironment.here(), progress);
  }

  /**
   * A browser that somebody has installed.
   *
   * @param driver the driver of its major version; empty where there is none
   */
  public record Installed(String name, String version, Path binary, Optional<Path> driver) {}

  /**
   * A browser in the cache, or what else is there.
   *
   * @param name how the notation names it, or its folder's name
   * @param bytes on the disk
   * @param running whether a process runs out of it
   */
  public record Cached(String name, Path folder, long bytes, boolean running) {}

  /**
   * What a source has.
   *
   * @param source in words
   * @param specs how to name the newest of each major version, newest first
   * @param trouble why it could not be asked; empty if it could
   */
  public record Offer(String source, List<String> specs, Optional<String> trouble) {
    public Offer {
      specs = List.copyOf(specs);
    }
  }

  /** Those that are installed, in the order in which {@code auto} prefers them. */
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

  /** The fetched browsers, newest first by source. */
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

  /** Asks each source. */
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
   * Brings a browser into the cache; the newest that fits, if the words leave a choice.
   *
   * @throws BrowserException if it cannot be had
   */
  public Installation install(BrowserSpec.Fetched spec) {
    return finder.find(spec);
  }

  /**
   * What of the cache is meant.
   *
   * @param specs what to look for; all that is there if it is empty, partial downloads too
   */
  public List<Cached> meant(List<BrowserSpec.Fetched> specs) {
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
   * Deletes what does not run.
   *
   * @return what is gone
   * @throws BrowserUnavailableException when another process fetches right now, or the disk refuses
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
            "Nothing was deleted: another Peerproof fetches a browser into "
                + host.browserCache()
                + ".\nWhat to do: run it again when that one is done.");
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
