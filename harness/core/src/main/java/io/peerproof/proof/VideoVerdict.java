package io.peerproof.proof;

/** Verdict on a peer's incoming video. */
public enum VideoVerdict {
  /** Frames of the other peer, counter rising, presented. */
  PLAYING,
  /** Frames of the other peer, counter rising, but fewer than three a second. */
  STUTTERING,
  /** Presented once, then no new frame. */
  FROZEN,
  /** Frames arrive and are decoded, the video is black. */
  BLACK,
  /** Frames play, but not the other peer's: its own camera, a third one's, an unstamped one. */
  WRONG_SOURCE,
  /** A track arrived, no frame was ever decoded. */
  NO_FRAMES,
  /** Frames are decoded, and no element presents them. */
  NOT_RENDERED,
  /** {@code ontrack} never fired for video. */
  NO_TRACK,
  /** This peer is to receive none. */
  NOT_EXPECTED;

  /** Tells whether a user would be content. */
  public boolean good() {
    return this == PLAYING || this == NOT_EXPECTED;
  }

  /** Tells whether video was expected at all. */
  public boolean expected() {
    return this != NOT_EXPECTED;
  }
}
