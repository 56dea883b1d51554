package io.peerproof.browser.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Expected hash of a file.
 *
 * @param algorithm its name in Java: {@code SHA-512}
 * @param base64 the hash
 */
record Checksum(String algorithm, String base64) {
  private static final int CHUNK = 1 << 16;

  /**
   * Returns the strongest hash in a field {@code integrity}, see <a
   * href="https://www.w3.org/TR/SRI/#the-integrity-attribute">Subresource Integrity</a>: {@code
   * sha512-…}.
   */
  static Optional<Checksum> ofIntegrity(String integrity) {
    return Stream.of("512", "384", "256")
        .flatMap(
            bits ->
                Stream.of(integrity.strip().split("\\s+"))
                    .filter(part -> part.startsWith("sha" + bits + "-"))
                    .map(part -> part.substring("shaNNN-".length()).replaceFirst("\\?.*", ""))
                    .map(hash -> new Checksum("SHA-" + bits, hash)))
        .findFirst();
  }

  boolean isOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
      return Base64.getEncoder().encodeToString(digest.digest()).equals(base64);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
