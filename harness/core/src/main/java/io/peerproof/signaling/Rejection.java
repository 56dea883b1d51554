package io.peerproof.signaling;

/**
 * What the relay did not accept.
 *
 * @param code the kind, for programs
 * @param message what was wrong and what to do, for a person
 */
public record Rejection(Code code, String message) {

  /** The kinds of refusal, as {@code docs/signaling.md} lists them. */
  public enum Code {
    MALFORMED_JSON("malformed-json"),
    UNKNOWN_TYPE("unknown-type"),
    BAD_FIELD("bad-field"),
    NOT_JOINED("not-joined"),
    ALREADY_JOINED("already-joined"),
    ROOM_FULL("room-full"),
    UNKNOWN_PEER("unknown-peer"),
    TOO_LARGE("too-large"),
    TOO_FAST("too-fast");

    private final String word;

    Code(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static final int SHOWN_CHARACTERS = 60;

  static Rejection binary() {
    return new Rejection(
        Code.MALFORMED_JSON, "A message is JSON in a text message, and this one was binary.");
  }

  static Rejection notJoined() {
    return new Rejection(
        Code.NOT_JOINED, "You are in no room. Send {\"type\":\"join\",\"room\":\"…\"} first.");
  }

  static Rejection alreadyJoined(String room, String id) {
    return new Rejection(
        Code.ALREADY_JOINED,
        "You are in room \""
            + room
            + "\" already, as "
            + id
            + ". Send {\"type\":\"leave\"} before you join again.");
  }

  static Rejection roomFull(String room, int capacity) {
    return new Rejection(
        Code.ROOM_FULL,
        "Room \""
            + room
            + "\" is full: "
            + capacity
            + " of "
            + capacity
            + " places are taken. Choose another room, or wait until somebody leaves.");
  }

  static Rejection unknownPeer(String room, String id) {
    return new Rejection(
        Code.UNKNOWN_PEER,
        "Nobody in room \"" + room + "\" has the id " + quoted(id) + ". The peer may have left.");
  }

  static Rejection ownId(String id) {
    return new Rejection(
        Code.UNKNOWN_PEER, quoted(id) + " is your own id. Send to another peer of the room.");
  }

  static Rejection tooLarge(int maxBytes) {
    return new Rejection(
        Code.TOO_LARGE,
        "A message may have "
            + maxBytes
            + " bytes, and this one has more. The connection is closed.");
  }

  static Rejection tooFast(int burst, int perSecond) {
    return new Rejection(
        Code.TOO_FAST,
        "A page may send "
            + burst
            + " messages at once and "
            + perSecond
            + " a second after that, and this one sent more. The connection is closed;"
            + " look for a loop that sends.");
  }

  /** Quotes what a page sent, shortened so that an error stays a sentence. */
  static String quoted(String text) {
    if (text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS) {
      return '"' + text + '"';
    }
    return '"' + text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…\"";
  }
}
