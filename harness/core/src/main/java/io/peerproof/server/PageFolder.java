package io.peerproof.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder of files and the part of the address under which they are served.
 *
 * @param urlPrefix where in the address it begins, such as {@code /} or {@code /fixtures}
 * @param directory a folder of the file system, or of the class path without a leading slash
 * @param onClasspath which of the two
 * @param headers what each of its answers carries beside the headers that every answer has
 */
public record PageFolder(
    String urlPrefix, String directory, boolean onClasspath, Map<String, String> headers) {

  /**
   * What the demo may do: its own scripts, styles and pictures, its signaling, its cameras. It
   * holds the page to "no CDN" and to no scripts or styles inside the HTML.
   */
  private static final String DEMO_POLICY =
      "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:;"
          + " media-src 'self' blob: mediastream:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final int KEPT_SECONDS = 3600;

  public PageFolder {
    if (!urlPrefix.matches("/|(/[A-Za-z0-9_.-]+)+")) {
      throw new IllegalArgumentException(
          "A URL prefix is written /, /name or /name/name, not \"" + urlPrefix + "\".");
    }
    headers = Map.copyOf(headers);
  }

  /**
   * The same, for browsers to keep: a page that is opened again and again is fetched once. Files on
   * disk may change meanwhile, and are not kept.
   */
  PageFolder kept() {
    if (!onClasspath) {
      return this;
    }
    Map<String, String> withCache = new HashMap<>(headers);
    withCache.put("Cache-Control", "max-age=" + KEPT_SECONDS);
    return new PageFolder(urlPrefix, directory, true, withCache);
  }

  /** The demo page, at the root. */
  static PageFolder demo() {
    return new PageFolder(
        "/", "io/peerproof/pages/web", true, Map.of("Content-Security-Policy", DEMO_POLICY));
  }

  /**
   * Files of the class path, of a test's resources for instance.
   *
   * @param folder such as {@code /io/peerproof/fixtures}
   */
  public static PageFolder ofClasspath(String urlPrefix, String folder) {
    return new PageFolder(urlPrefix, folder.replaceFirst("^/", ""), true, Map.of());
  }

  /** Files on disk: a build of somebody's own page, for instance. */
  public static PageFolder of(String urlPrefix, Path directory) {
    return new PageFolder(
        urlPrefix, directory.toAbsolutePath().normalize().toString(), false, Map.of());
  }
}
