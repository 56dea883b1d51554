package io.peerproof.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of files and the URL prefix under which they are served.
 *
 * @param urlPrefix prefix of the URL path, such as {@code /} or {@code /fixtures}
 * @param directory a folder of the file system, or of the class path without a leading slash
 * @param onClasspath true for a folder of the class path
 * @param headers additional headers of each response
 */
public record PageFolder(
    String urlPrefix, String directory, boolean onClasspath, Map<String, String> headers) {

  static final String POLICY = "Content-Security-Policy";

  /**
   * Place in a policy for the WebSocket addresses that the page may use. Some browsers do not take
   * {@code 'self'} for the WebSockets of the page's own server.
   */
  static final String SOCKETS = "{sockets}";

  private static final String DEMO_DIRECTORY = "io/peerproof/pages/web";

  /**
   * Content Security Policy of the demo: its own scripts, styles and images, its signaling, its
   * cameras. It enforces "no CDN" and no inline scripts or styles.
   */
  private static final String DEMO_POLICY =
      "default-src 'self'; connect-src 'self'"
          + SOCKETS
          + "; img-src 'self' data: blob:;"
          + " media-src 'self' blob: mediastream:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /**
   * Headers of the demo: its devices are its own, no page may frame it, load parts of it or keep a
   * handle on its window. Other folders are pages of users, which may need all of that.
   *
   * <p>Left out are {@code Strict-Transport-Security}, which would hold for all ports of the host,
   * and {@code Cross-Origin-Embedder-Policy}, since the demo embeds nothing.
   *
   * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers Project</a>
   */
  private static final Map<String, String> DEMO_HEADERS =
      Map.of(
          POLICY,
          DEMO_POLICY,
          "Permissions-Policy",
          "camera=(self), microphone=(self), autoplay=(self), clipboard-write=(self),"
              + " display-capture=(), geolocation=(), payment=(), usb=(), serial=(), hid=(),"
              + " bluetooth=(), midi=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "X-Frame-Options",
          "DENY", // for browsers without frame-ancestors
          "X-Permitted-Cross-Domain-Policies",
          "none");

  private static final int CACHE_SECONDS = 3600;

  public PageFolder {
    if (!urlPrefix.matches("/|(/[A-Za-z0-9_.-]+)+")) {
      throw new IllegalArgumentException(
          "A URL prefix is written /, /name or /name/name, not \"" + urlPrefix + "\".");
    }
    headers = Map.copyOf(headers);
  }

  /**
   * Returns this folder with caching enabled, so that browsers fetch a page once although it is
   * opened often. Files on disk may change, and are not cached.
   */
  PageFolder cached() {
    if (!onClasspath) {
      return this;
    }
    Map<String, String> withCache = new HashMap<>(headers);
    withCache.put("Cache-Control", "max-age=" + CACHE_SECONDS);
    return new PageFolder(urlPrefix, directory, true, withCache);
  }

  /**
   * Returns the files that may be served; empty for a folder of the class path, which holds only
   * files for that purpose.
   */
  Optional<FolderFiles> files() {
    if (onClasspath) {
      return Optional.empty();
    }
    Path folder = Path.of(directory);
    try {
      return Optional.of(new FolderFiles(urlPrefix, folder.toRealPath()));
    } catch (IOException e) {
      throw new ServerStartException(
          "The folder " + directory + " cannot be read. Name a folder that exists.", e);
    }
  }

  /** Returns the demo page, at the root. */
  static PageFolder demo() {
    return new PageFolder("/", DEMO_DIRECTORY, true, DEMO_HEADERS);
  }

  /** Returns true if this is the demo page. */
  boolean isDemo() {
    return onClasspath && directory.equals(DEMO_DIRECTORY);
  }

  /**
   * Returns a folder of the class path, such as the resources of a test.
   *
   * @param folder such as {@code /io/peerproof/fixtures}
   */
  public static PageFolder ofClasspath(String urlPrefix, String folder) {
    return new PageFolder(urlPrefix, folder.replaceFirst("^/", ""), true, Map.of());
  }

  /** Returns a folder on disk, such as the build output of a user's page. */
  public static PageFolder of(String urlPrefix, Path directory) {
    return new PageFolder(
        urlPrefix, directory.toAbsolutePath().normalize().toString(), false, Map.of());
  }
}
