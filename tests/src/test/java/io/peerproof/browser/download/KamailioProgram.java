package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.ProcessCommand;
import io.peerproof.browser.platform.TempDirectory;
import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kamailio with its WebSocket module, from this machine's apt sources: unpacked in the user's cache
 * and not installed.
 *
 * @param program binary to start
 * @param modules directory of its modules
 * @param environment environment variables with the path of its libraries
 */
public record KamailioProgram(Path program, Path modules, Map<String, String> environment) {

  private static final List<String> PACKAGES = List.of("kamailio", "kamailio-websocket-modules");
  private static final Duration UNPACK = Duration.ofMinutes(1);
  private static final int DEPTH = 3;

  public KamailioProgram {
    environment = Map.copyOf(environment);
  }

  /** Returns the program in the cache; downloads it if it is missing. */
  public static KamailioProgram find() throws IOException {
    try {
      return find(HostEnvironment.here());
    } catch (DownloadException e) {
      throw new IOException("Kamailio cannot be had: " + e.getMessage(), e);
    }
  }

  private static KamailioProgram find(HostEnvironment host) throws DownloadException, IOException {
    AptArchive archive = new AptArchive(host, Clock.systemUTC());
    String version =
        archive.versions(PACKAGES.get(0)).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new DownloadException(
                        "this machine's apt sources have no package kamailio",
                        "run these tests on Debian or Ubuntu."));
    Path cache = host.browserCache().resolveSibling("stacks");
    Path folder = cache.resolve("kamailio-" + version);
    CacheLock.holding(
        cache,
        () -> {},
        () -> {
          if (!Files.exists(folder)) {
            unpack(host, archive, version, folder);
          }
        });
    Path modules = modules(folder);
    return new KamailioProgram(
        folder.resolve("usr/sbin/kamailio"),
        modules,
        SharedLibraries.merged(
            SharedLibraries.in(modules.getParent()), DebianRepository.environment(folder)));
  }

  private static void unpack(HostEnvironment host, AptArchive archive, String version, Path folder)
      throws DownloadException, IOException {
    boolean sound = archive.size(version, PACKAGES).isPresent();
    Path scratch = Files.createTempDirectory(folder.getParent(), "unpacking");
    for (Path file : archive.fetch(version, PACKAGES, sound)) {
      // Two C libraries in one process do not go together, and every machine has one.
      if (!file.getFileName().toString().startsWith("libc6_")) {
        ProcessCommand.Result ended =
            host.commands()
                .run(
                    ProcessCommand.of(
                        UNPACK, "dpkg-deb", "-x", file.toString(), scratch.toString()));
        if (!ended.succeeded()) {
          throw new IOException(file + " could not be unpacked: " + ended.summary());
        }
      }
    }
    Files.move(scratch, folder);
    TempDirectory.existing(archive.packages(version)).close();
  }

  private static Path modules(Path folder) throws IOException {
    try (Stream<Path> found =
        Files.find(
            folder.resolve("usr/lib"), DEPTH, (path, is) -> path.endsWith("kamailio/modules"))) {
      return found.findFirst().orElseThrow(() -> new IOException("no modules in " + folder));
    }
  }
}
