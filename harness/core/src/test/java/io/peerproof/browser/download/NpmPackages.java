package io.peerproof.browser.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packages in the format of {@value NpmRepository#PACKAGE}, whose browsers are shell scripts. */
final class NpmPackages {
  static final String PATH = "/@sparticuz%2fchromium";

  private NpmPackages() {}

  /** The package file of one version. */
  static byte[] tarball(String version) throws IOException {
    byte[] browser = bytes("#!/bin/sh\necho 'Chromium " + version + "'\n");
    byte[] library = bytes("a library");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
      gzip.write(
          tar(
              Map.of(
                  "package/README.md",
                  padding(),
                  "package/bin/chromium.br",
                  brotli(browser),
                  "package/bin/swiftshader.tar.br",
                  brotli(tar(Map.of("libEGL.so", library))),
                  "package/bin/al2023.tar.br",
                  brotli(tar(Map.of("lib/libnss3.so", library))))));
    }
    return file.toByteArray();
  }

  static void serve(FileServer server, String... versions) throws IOException {
    for (String version : versions) {
      server.with("/" + version + ".tgz", tarball(version));
    }
    server.with(
        PATH,
        Stream.of(versions)
            .map(version -> release(server, version))
            .collect(Collectors.joining(",", "{\"versions\":{", "}}")));
  }

  private static String release(FileServer server, String version) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(tarball(version));
      return "\"%1$s\":{\"dist\":{\"tarball\":\"%2$s\",\"integrity\":\"sha512-%3$s\"}}"
          .formatted(
              version,
              server.url("/" + version + ".tgz"),
              Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So that there is something to break off. */
  private static byte[] padding() {
    byte[] padding = new byte[1 << 20];
    new Random(1).nextBytes(padding);
    return padding;
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String name : files.keySet().stream().sorted().toList()) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(files.get(name).length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(files.get(name));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Not compressed, but in the format: see <a
   * href="https://www.rfc-editor.org/rfc/rfc7932#section-9.2">RFC 7932, 9.2</a>.
   */
  private static byte[] brotli(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int most = 1 << 16;
    for (int from = 0; from < content.length; from += most) {
      int length = Math.min(most, content.length - from);
      int first = from == 0 ? 1 : 0; // the first meta-block stands after one bit: a window of 64 kB
      // Not the last one, a length of 16 bits, the length, not compressed.
      int header = ((length - 1) << 3 | 1 << 19) << first;
      out.write(header);
      out.write(header >> 8);
      out.write(header >> 16);
      out.write(content, from, length);
    }
    out.write(3); // the last one, and empty
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
