package io.peerproof.browser.download;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about addresses on the web: which of them may receive credentials, and how to show one. */
final class WebAddresses {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** The part before the last {@code @} of a text that may be no address at all. */
  private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?.*@");

  private static final Pattern PORT = Pattern.compile(":([0-9]{0,9})$");

  private WebAddresses() {}

  /**
   * Returns true if both addresses have one scheme, host and port (<a
   * href="https://www.rfc-editor.org/rfc/rfc6454#section-4">RFC 6454, 4</a>). Credentials for one
   * may then be sent to the other.
   */
  static boolean haveOneOrigin(URI one, URI other) {
    return lower(one.getScheme()).equals(lower(other.getScheme()))
        && host(one).equals(host(other))
        && port(one) == port(other);
  }

  /**
   * Returns the address that a redirect leads to.
   *
   * @throws IOException if it leads from HTTPS to something that others can read or change
   */
  static URI redirected(URI from, String location) throws IOException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("it redirects to something that is no address"); // it may hold a secret
    }
    if (lower(from.getScheme()).equals("https") && !lower(to.getScheme()).equals("https")) {
      throw new IOException(
          "it redirects from HTTPS to "
              + shown(to)
              + ", where others can read and change what is sent");
    }
    return to;
  }

  /** Returns the header with the user and password of an address; empty if it has none. */
  static Map<String, String> authorization(URI address) {
    String user = rawUser(address);
    return user.isEmpty()
        ? Map.of()
        : Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(decoded(user)));
  }

  /** Returns the address without user and password, which no request line may hold. */
  static URI withoutUser(URI address) {
    String user = rawUser(address);
    return user.isEmpty()
        ? address
        : URI.create(address.toString().replaceFirst(Pattern.quote(user + "@"), ""));
  }

  /** Returns the address as messages show it: without user, password and query. */
  static String shown(URI address) {
    return withoutUser(address).toString().replaceFirst("[?#].*$", "");
  }

  /** Returns a text that should be an address as messages show it: without user and password. */
  static String shown(String text) {
    return USER.matcher(text).replaceFirst("$1***@");
  }

  /*
   * Java reads no host, user and port from an address whose host has a "_", as names of containers
   * have; only the authority as a whole.
   */

  private static String authority(URI address) {
    return String.valueOf(address.getRawAuthority());
  }

  private static String rawUser(URI address) {
    int end = authority(address).lastIndexOf('@');
    return end < 0 ? "" : authority(address).substring(0, end);
  }

  private static byte[] decoded(String user) {
    // A "+" stands for itself there, unlike in a form.
    return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String host(URI address) {
    String hostAndPort = authority(address).substring(authority(address).lastIndexOf('@') + 1);
    return lower(PORT.matcher(hostAndPort).replaceFirst(""));
  }

  private static int port(URI address) {
    Matcher port = PORT.matcher(authority(address));
    if (port.find() && !port.group(1).isEmpty()) {
      return Integer.parseInt(port.group(1));
    }
    return lower(address.getScheme()).equals("https") ? HTTPS_PORT : HTTP_PORT;
  }

  private static String lower(String part) {
    return String.valueOf(part).toLowerCase(Locale.ROOT);
  }
}
