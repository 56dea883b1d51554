package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Packages of this machine's apt sources, listed and downloaded without root and without changes to
 * the system: apt uses lists and files in a folder of Peerproof. apt verifies the signed hashes and
 * resumes interrupted downloads.
 */
final class AptArchive {
  /** Maximum age of the package lists. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final Duration UPDATE = Duration.ofMinutes(5);

  /** Time limit of a download: 200 MB of packages over a slow line. */
  private static final Duration FETCH = Duration.ofMinutes(20);

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final HostEnvironment host;
  private final AptPrograms apt;
  private final Path folder;
  private final Clock clock;

  AptArchive(HostEnvironment host, Clock clock) {
    this.host = host;
    this.folder = host.browserCache().resolve("apt");
    this.apt = new AptPrograms(host, folder);
    this.clock = clock;
  }

  /** Returns the versions of a package, as listed by {@code apt-cache madison}. */
  List<String> versions(String name) throws DownloadException {
    update();
    return apt.run(LOOK, "apt-cache", List.of("madison", name))
        .out()
        .lines()
        .map(line -> line.split("\\|"))
        .filter(columns -> columns.length == 3 && columns[0].strip().equals(name))
        .map(columns -> columns[1].strip())
        .distinct()
        .toList();
  }

  /** Returns the folder in which {@link #fetch} stores the packages of one version. */
  Path packages(String version) {
    return folder.resolve("packages").resolve(version);
  }

  /**
   * Returns the number of bytes that {@link #fetch} downloads; empty on a machine with conflicting
   * packages, where apt does not compute dependencies. Such machines are common.
   */
  OptionalLong size(String version, List<String> names) {
    try {
      return OptionalLong.of(
          apt.run(LOOK, "apt-get", download(version, names, "--print-uris"))
              .out()
              .lines()
              .filter(line -> line.startsWith("'"))
              .map(line -> line.split(" "))
              .filter(columns -> columns.length >= 3 && columns[2].matches("\\d+"))
              .mapToLong(columns -> Long.parseLong(columns[2]))
              .sum());
    } catch (DownloadException e) {
      return OptionalLong.empty();
    }
  }

  /** Downloads packages of one version, optionally with their missing dependencies. */
  List<Path> fetch(String version, List<String> names, boolean withWhatIsMissing)
      throws DownloadException {
    Path into = packages(version);
    try {
      Files.createDirectories(into.resolve("partial"));
      if (withWhatIsMissing) {
        apt.run(FETCH, "apt-get", download(version, names, "--download-only"));
      } else {
        fetchAlone(version, names);
      }
      try (Stream<Path> files = Files.list(into)) {
        return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
      }
    } catch (IOException e) {
      throw DiskErrors.of("packages could not be stored in " + into, e);
    }
  }

  /**
   * Downloads packages without dependencies: these are installed, or missing ones show at the
   * start.
   */
  private void fetchAlone(String version, List<String> names) throws DownloadException {
    // apt-get leaves them in the folder that it is started in.
    List<String> line = new ArrayList<>(List.of("-C", packages(version).toString(), "apt-get"));
    apt.options().forEach(line::add);
    line.addAll(List.of("-q", "download"));
    names.forEach(name -> line.add(name + "=" + version));
    apt.run(FETCH, "env", Stream.of(), line);
  }

  private List<String> download(String version, List<String> names, String action) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "-y",
                "-q",
                "-o",
                "Dir::Cache::archives=" + packages(version),
                action,
                // They may be installed in this version or in another; nothing is installed here.
                "--reinstall",
                "--allow-downgrades",
                "--allow-change-held-packages",
                "--no-install-recommends",
                "install"));
    names.forEach(name -> line.add(name + "=" + version));
    return line;
  }

  /** Updates the lists under the lock, because two processes would write the same files. */
  private void update() throws DownloadException {
    try {
      CacheLock.holding(
          host.browserCache(),
          () -> {},
          () -> {
            Path updated = folder.resolve("updated");
            if (fresh(updated)) {
              return;
            }
            Files.createDirectories(folder.resolve("lists").resolve("partial"));
            apt.run(
                UPDATE, "apt-get", List.of("-q", "-o", "APT::Update::Error-Mode=any", "update"));
            Files.writeString(updated, "");
            Files.setLastModifiedTime(updated, FileTime.from(clock.instant()));
          });
    } catch (IOException e) {
      throw DiskErrors.of("the package lists could not be stored in " + folder, e);
    }
  }

  /** Returns false if the sources have changed since. */
  private boolean fresh(Path updated) throws IOException {
    if (!Files.exists(updated)) {
      return false;
    }
    FileTime time = Files.getLastModifiedTime(updated);
    Duration age = Duration.between(time.toInstant(), clock.instant());
    if (age.isNegative() || age.compareTo(FRESH) > 0) {
      return false; // a time to come is one of a clock that was set back since
    }
    try (Stream<Path> sources =
        Stream.of("/etc/apt", "/etc/apt/sources.list.d", "/etc/apt/sources.list")
            .map(host::at)
            .filter(Files::exists)) {
      return sources.allMatch(
          file -> {
            try {
              return Files.getLastModifiedTime(file).compareTo(time) < 0;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
