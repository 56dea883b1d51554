package io.peerproof.browser.download;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.DownloadException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A package of the npm registry, fetched and checked as browsers are, without npm. */
public final class RegistryPackage {

  private static final int EXECUTABLE = 0100;

  private RegistryPackage() {}

  /**
   * The unpacked package, fetched unless the user's cache holds it.
   *
   * @param name with its scope, if it has one
   * @return the folder that holds its {@code package.json}
   */
  public static Path unpacked(String name, String version) throws IOException {
    HostEnvironment host = HostEnvironment.here();
    Path cache = host.browserCache().resolveSibling("stacks");
    Path folder = cache.resolve(name.replace('/', '+') + "-" + version);
    try {
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
    } catch (DownloadException e) {
      throw new IOException("Cannot fetch " + name + " " + version + ": " + e.getMessage(), e);
    }
    return folder;
  }

  private static void fetch(HostEnvironment host, String name, String version, Path file)
      throws DownloadException {
    String scope = name.startsWith("@") ? name.substring(0, name.indexOf('/')) : "";
    NpmConfig settings = NpmConfig.of(host, scope);
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
                            "check that this is the address of an npm registry."));
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
