package io.peerproof.browser.spec;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A prefix of a version, in whole parts: {@code 131} matches {@code 131.0.6778.85} but not {@code
 * 1310.0.1.2}.
 *
 * @param text empty for any version
 */
public record VersionPrefix(String text) {
  static final VersionPrefix ANY = new VersionPrefix("");

  /** Compares versions by their numbers, from left to right. */
  public static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(VersionPrefix::numbers, Arrays::compare);

  public boolean any() {
    return text.isEmpty();
  }

  public boolean fits(String version) {
    return any()
        || version.startsWith(text)
            && (version.length() == text.length()
                || !Character.isLetterOrDigit(version.charAt(text.length())));
  }

  VersionPrefix major() {
    return new VersionPrefix(text.replaceFirst("\\D.*", ""));
  }

  VersionPrefix upToRevision() {
    return new VersionPrefix(text.replaceFirst("[^0-9.].*", ""));
  }

  private static long[] numbers(String version) {
    return Arrays.stream(version.split("\\D+"))
        .filter(part -> !part.isEmpty())
        .mapToLong(part -> Long.parseLong(part.substring(0, Math.min(part.length(), 18))))
        .toArray();
  }

  @Override
  public String toString() {
    return text;
  }
}
