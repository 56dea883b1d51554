package io.peerproof.signaling;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code RTCIceServer} as sent to the pages (WebRTC 1.0, section 4.2.4).
 *
 * <p>The constructors check what {@code new RTCPeerConnection} checks. So a wrong address is an
 * error of the command, not of a page.
 */
public final class IceServer {

  // stun-scheme of RFC 7064 and turn-scheme of RFC 7065; the host is left to the browser.
  private static final Pattern STUN = Pattern.compile("stuns?:[^@?/\\s]+");
  private static final Pattern TURN = Pattern.compile("turns?:[^@?/\\s]+(\\?transport=(udp|tcp))?");

  private final List<String> urls;
  private final @Nullable String username;
  private final @Nullable String credential;

  private IceServer(List<String> urls, @Nullable String username, @Nullable String credential) {
    this.urls = List.copyOf(urls);
    this.username = username;
    this.credential = credential;
  }

  /**
   * A STUN server.
   *
   * @param url such as {@code stun:stun.example.org:3478}
   * @throws IllegalArgumentException if it is not a {@code stun:} or {@code stuns:} URL
   */
  public static IceServer stun(String url) {
    if (!STUN.matcher(url).matches()) {
      throw new IllegalArgumentException(
          Rejection.quoted(url)
              + " is not a STUN server. Write stun:HOST or stun:HOST:PORT (or stuns:)."
              + (TURN.matcher(url).matches() ? " A TURN server needs a user and a password." : ""));
    }
    return new IceServer(List.of(url), null, null);
  }

  /**
   * A TURN server. The standard requires a user name and a password.
   *
   * @param url such as {@code turn:turn.example.org:3478?transport=udp}
   * @throws IllegalArgumentException if it is not a {@code turn:} or {@code turns:} URL
   */
  public static IceServer turn(String url, String username, String credential) {
    if (!TURN.matcher(url).matches()) {
      throw new IllegalArgumentException(
          Rejection.quoted(url)
              + " is not a TURN server. Write turn:HOST, turn:HOST:PORT or"
              + " turn:HOST:PORT?transport=tcp (or turns:).");
    }
    return new IceServer(List.of(url), username, credential);
  }

  /**
   * Parses a command-line value: {@code stun:HOST:PORT}, or {@code turn:HOST:PORT} followed by user
   * name and password, such as {@code turn:turn.example.org:3478,ann,secret}. The password may
   * contain commas.
   *
   * @throws IllegalArgumentException if it has another form; the message explains the notation
   */
  public static IceServer parse(String text) {
    String[] parts = text.split(",", 3);
    if (!text.startsWith("stun") && !text.startsWith("turn")) {
      throw new IllegalArgumentException(
          Rejection.quoted(parts[0])
              + " is not an ICE server. Write stun:HOST:PORT or turn:HOST:PORT,USER,PASSWORD.");
    }
    if (parts.length == 1 && !text.startsWith("turn")) {
      return stun(text);
    }
    if (parts.length == 3 && text.startsWith("turn")) {
      return turn(parts[0], parts[1], parts[2]);
    }
    throw new IllegalArgumentException(
        Rejection.quoted(parts[0])
            + (text.startsWith("turn")
                ? " needs a user and a password."
                : " takes no user or password.")
            + " Write stun:HOST:PORT or turn:HOST:PORT,USER,PASSWORD.");
  }

  /** Returns one or more URLs of the same server. */
  public List<String> urls() {
    return urls;
  }

  /** Returns the TURN user name; empty for STUN. */
  public Optional<String> username() {
    return Optional.ofNullable(username);
  }

  /** Returns the TURN password; empty for STUN. */
  public Optional<String> credential() {
    return Optional.ofNullable(credential);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IceServer that
        && urls.equals(that.urls)
        && Objects.equals(username, that.username)
        && Objects.equals(credential, that.credential);
  }

  @Override
  public int hashCode() {
    return Objects.hash(urls, username, credential);
  }

  /** Omits the password, because logs contain this text. */
  @Override
  public String toString() {
    return String.join(" ", urls) + (username == null ? "" : " as " + username);
  }
}
