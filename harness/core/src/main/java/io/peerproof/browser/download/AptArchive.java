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
 * The packages of this machine's own apt sources, read and fetched without root and without
 * touching what is installed: apt is told to keep its lists and files in a folder of ours. It
 * compares what it fetches with the signed hashes, and goes on with what was interrupted.
 */
final class AptArchive {
  /** How long lists are good for. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final Duration UPDATE = Duration.ofMinutes(5);

  /** 200 MB of packages over a slow line. */
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

  /** Each version of a package, as {@code apt-cache madison} lists them. */
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

  /** Where {@link #fetch} leaves the packages of one version. */
  Path packages(String version) {
    return folder.resolve("packages").resolve(version);
  }

  /**
   * How many bytes {@link #fetch} is to bring; empty on a machine whose installed packages do not
   * go together, where apt does not want to know what is missing. Many are like that.
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

  /** Fetches packages of one version, and, if wanted, what they need and this machine lacks. */
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
      throw DiskErrors.of("packages could not be kept in " + into, e);
    }
  }

  /** Without what they need: that is there, or is missed when they start. */
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

  /** Under the lock: two processes would write the same lists. */
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
      throw DiskErrors.of("the lists of packages could not be kept in " + folder, e);
    }
  }

  /** Not when the sources were changed since. */
  private boolean fresh(Path updated) throws IOException {
    if (!Files.exists(updated)) {
      return false;
    }
    FileTime time = Files.getLastModifiedTime(updated);
    if (time.toInstant().isBefore(clock.instant().minus(FRESH))) {
      return false;
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
