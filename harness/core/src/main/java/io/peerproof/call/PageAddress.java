package io.peerproof.call;

import io.peerproof.event.PeerRole;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

/** What stands for something in the address of a page, and where that address leads. */
public final class PageAddress {

  private PageAddress() {}

  /** Whether it names its server itself, and so is no page of the run's own server. */
  static boolean isWhole(String page) {
    return page.matches("(?s)https?://.*");
  }

  /**
   * A room that no other call is in: {@code call1} at the run's own server, and {@code
   * peerproof-1f0c83a2-1} where a page names its server, which runs on other machines may call,
   * too.
   *
   * @param id of the call in its run
   */
  static String room(CallSettings settings, String id) {
    return PeerRole.all().anyMatch(role -> isWhole(settings.peer(role).page()))
        ? ownRoom() + "-" + id
        : "call" + id;
  }

  /** A room that nobody else is in, on any machine: {@code peerproof-1f0c83a2}. */
  public static String ownRoom() {
    return "peerproof-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Whether the pages of a call meet in a room that no other call's pages are in. */
  static boolean hasOwnRoom(CallSettings settings) {
    return PeerRole.all()
        .map(role -> settings.peer(role).page())
        .allMatch(page -> page.contains("{room}") || page.contains("{call}"));
  }

  /**
   * The address that a peer opens.
   *
   * @param server that a path is a path of
   * @throws IllegalArgumentException when it is none, with a message for the user
   */
  static URI of(URI server, String page, PeerRole role, String room) {
    return server.resolve(filled(page, role, room));
  }

  /** An address without the name and the password that its server is to be told. */
  static URI withoutUserInfo(URI address) {
    return address.getRawUserInfo() == null
        ? address
        : URI.create(address.toString().replace(address.getRawUserInfo() + "@", ""));
  }

  /**
   * The address with {@code {room}} (and {@code {call}}), {@code {peer}} and {@code {role}}
   * replaced.
   *
   * @throws IllegalArgumentException when something else stands in braces, or it is no address
   */
  public static URI filled(String page, PeerRole role, String room) {
    String filled =
        page.replace("{call}", room)
            .replace("{room}", room)
            .replace("{peer}", String.valueOf(role.ordinal() + 1))
            .replace("{role}", role.name().toLowerCase(Locale.ROOT));
    try {
      return URI.create(filled);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          filled.contains("{")
              ? "in an address {room}, {peer} and {role} are replaced and nothing else: " + page
              : "not an address: "
                  + page
                  + ": a space is written %20 there, and other signs likewise",
          e);
    }
  }
}
