package io.peerproof.signaling;

/**
 * Rejection of a message by the relay.
 *
 * @param code the kind of rejection, for programs
 * @param message the mistake and what to do, for a person
 */
record Rejection(Code code, String message) {

  /** The kinds of rejection, as listed in {@code docs/signaling.md}. */
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
        Code.MALFORMED_JSON, "A message must be JSON in a text message, but this one was binary.");
  }

  static Rejection notJoined() {
    return new Rejection(
        Code.NOT_JOINED, "You are in no room. Send {\"type\":\"join\",\"room\":\"…\"} first.");
  }

  static Rejection alreadyJoined(String room, String id) {
    return new Rejection(
        Code.ALREADY_JOINED,
        "You are already in room \""
            + room
            + "\" as "
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
            + " places are taken. Choose another room, or wait until a peer leaves.");
  }

  static Rejection unknownPeer(String room, String id) {
    return new Rejection(
        Code.UNKNOWN_PEER,
        "No peer in room \"" + room + "\" has the id " + quoted(id) + ". The peer may have left.");
  }

  static Rejection ownId(String id) {
    return new Rejection(
        Code.UNKNOWN_PEER, quoted(id) + " is your own id. Send to another peer of the room.");
  }

  static Rejection tooLarge(int maxBytes) {
    return new Rejection(
        Code.TOO_LARGE,
        "A message may have at most "
            + maxBytes
            + " bytes, but this one has more. The connection is closed.");
  }

  static Rejection tooFast(int burst, int perSecond) {
    return new Rejection(
        Code.TOO_FAST,
        "A page may send "
            + burst
            + " messages at once and "
            + perSecond
            + " per second after that, but this page sent more. The connection is closed;"
            + " look for a loop that sends.");
  }

  static Rejection tooManyParts(int burst, int perSecond) {
    return new Rejection(
        Code.TOO_FAST,
        "A page may send "
            + burst
            + " parts of messages and control frames at once and "
            + perSecond
            + " per second after that, but this page sent more. The connection is closed.");
  }

  /** Quotes text of a page, shortened so that an error stays a sentence. */
  static String quoted(String text) {
    if (text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS) {
      return '"' + text + '"';
    }
    return '"' + text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…\"";
  }
}
