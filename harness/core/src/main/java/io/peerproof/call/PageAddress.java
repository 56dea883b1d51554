package io.peerproof.call;

import io.peerproof.event.PeerRole;
import java.net.URI;
import java.util.UUID;

/** Resolves page addresses and expands the placeholders {room}, {peer} and {role}. */
public final class PageAddress {

  private PageAddress() {}

  /** Tells if the page is an address with a server, and not a path of the run's own server. */
  static boolean isWhole(String page) {
    return page.matches("(?s)https?://.*");
  }

  /**
   * Returns a room of this call only: {@code call1} on the run's own server, and {@code
   * peerproof-1f0c83a2-1} on another server, which runs on other machines may use too.
   *
   * @param id id of the call in its run
   */
  static String room(CallSettings settings, String id) {
    return settings.peers().stream().anyMatch(peer -> isWhole(peer.page()))
        ? ownRoom() + "-" + id
        : "call" + id;
  }

  /** Returns a room that is unique on all machines: {@code peerproof-1f0c83a2}. */
  public static String ownRoom() {
    return "peerproof-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * Tells if each call opens documents of its own: the address has a room before its fragment. An
   * address that differs in its fragment only is one in the same document, which does not load
   * again (HTML, "navigate to a fragment").
   */
  static boolean hasOwnDocument(CallSettings settings) {
    return settings.peers().stream()
        .map(peer -> withoutFragment(peer.page()))
        .allMatch(page -> page.contains("{room}") || page.contains("{call}"));
  }

  /**
   * Tells if a browser that shows {@code shown} would stay in its document when it should open
   * {@code next}.
   */
  static boolean isInSameDocument(String shown, URI next) {
    return next.getRawFragment() != null
        && withoutFragment(shown).equals(withoutFragment(next.toString()));
  }

  private static String withoutFragment(String address) {
    return address.replaceFirst("(?s)#.*", "");
  }

  /**
   * Returns the address that a peer opens.
   *
   * @param server base of a page that is a path
   * @throws IllegalArgumentException if the page is no valid address, with a message for the user
   */
  static URI of(URI server, String page, PeerRole role, String room) {
    return server.resolve(filled(page, role, room));
  }

  /** Returns an address without its credentials. */
  static URI withoutUserInfo(URI address) {
    return address.getRawUserInfo() == null
        ? address
        : URI.create(address.toString().replace(address.getRawUserInfo() + "@", ""));
  }

  /** Returns the text with {@code {room}}, {@code {peer}} and {@code {role}} replaced. */
  public static String fill(String page, PeerRole role, String room) {
    return page.replace("{call}", room)
        .replace("{room}", room)
        .replace("{peer}", String.valueOf(role.number()))
        .replace("{role}", role.number() == 1 ? "caller" : "callee");
  }

  /**
   * Returns the address with {@code {room}} (and {@code {call}}), {@code {peer}} and {@code {role}}
   * replaced.
   *
   * @throws IllegalArgumentException if there are other placeholders, or the address is invalid
   */
  public static URI filled(String page, PeerRole role, String room) {
    String filled = fill(page, role, room);
    try {
      return URI.create(filled);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          filled.contains("{")
              ? "an address may contain the placeholders {room}, {peer} and {role}, but no other: "
                  + page
              : "not an address: "
                  + page
                  + ": write a space as %20, and encode other special characters likewise",
          e);
    }
  }
}
