package io.peerproof.proof;

/** Verdict on a peer's incoming audio. */
public enum AudioVerdict {
  /** The other peer's tone is received, and an element plays it. */
  HEARD,
  /** Packets arrive, and their audio is silent. */
  SILENT,
  /** There is audio, but not the other peer's live tone, or more of something else. */
  WRONG_SOURCE,
  /** A track arrived, and no packet ever did. */
  NO_PACKETS,
  /** Audio is received, and no element plays it aloud. */
  NOT_RENDERED,
  /** {@code ontrack} never fired for audio. */
  NO_TRACK,
  /** This peer is to receive none. */
  NOT_EXPECTED;

  /** Tells whether a user would be content. */
  public boolean good() {
    return this == HEARD || this == NOT_EXPECTED;
  }

  /** Tells whether audio was expected at all. */
  public boolean expected() {
    return this != NOT_EXPECTED;
  }
}
