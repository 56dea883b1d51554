package io.peerproof.browser.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.brotli.dec.BrotliInputStream;

/** Unpacks the browser in an npm package. */
final class NpmTarball {
  /** Folder of the libraries in the target folder. */
  static final String LIBRARIES = "libraries";

  private static final String BROWSER = "package/bin/chromium.br";

  /** Tar archives in it, and the folder that each is unpacked to. */
  private static final Map<String, String> ARCHIVES =
      Map.of(
          // Draws without a graphics card; the browser looks for it beside itself.
          "package/bin/swiftshader.tar.br", "",
          // Shared libraries for machines that lack them, under lib/. Other releases have another.
          "package/bin/al2023.tar.br", LIBRARIES,
          "package/bin/aws.tar.br", LIBRARIES);

  /** The browser's file in the folder. */
  static final String PROGRAM = "chromium";

  private NpmTarball() {}

  /** Returns true if it contained a browser. */
  static boolean unpack(Path tarball, Path folder) throws IOException {
    boolean browser = false;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(tarball));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().equals(BROWSER)) {
          Path program = folder.resolve(PROGRAM);
          Files.copy(new BrotliInputStream(tar), program);
          makeExecutable(program);
          browser = true;
        } else if (ARCHIVES.containsKey(entry.getName())) {
          Path into = folder.resolve(ARCHIVES.get(entry.getName()));
          untar(new TarArchiveInputStream(new BrotliInputStream(tar)), into);
        }
      }
    }
    return browser;
  }

  private static void untar(TarArchiveInputStream tar, Path folder) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path file = entry.resolveIn(folder);
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else if (entry.isFile()) {
        Files.createDirectories(file.getParent());
        Files.copy(tar, file);
        makeExecutable(file);
      }
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }
}
