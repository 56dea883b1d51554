package io.peerproof.signaling;

/**
 * What the relay did not accept.
 *
 * @param code the kind, for programs
 * @param message what was wrong and what to do, for a person
 */
public record Refusal(Code code, String message) {

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

  /** Quotes what a page sent, shortened so that an error stays a sentence. */
  static String quoted(String text) {
    if (text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS) {
      return '"' + text + '"';
    }
    return '"' + text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…\"";
  }
}
