package io.peerproof.proof.expectation;

import java.util.ArrayList;
import java.util.List;

/**
 * Media that a peer should receive.
 *
 * @param pictures how many video tracks
 * @param sound whether audio
 * @param messages whether messages on a data channel
 */
public record ExpectedMedia(int pictures, boolean sound, boolean messages) {

  /** The media of most calls: one video track and audio. */
  public static final ExpectedMedia PICTURE_AND_SOUND = new ExpectedMedia(1, true, false);

  public ExpectedMedia {
    if (pictures < 0) {
      throw new IllegalArgumentException("there is no receiving of " + pictures + " pictures");
    }
  }

  /** Tells whether there is nothing to receive. */
  public boolean none() {
    return pictures == 0 && !sound && !messages;
  }

  /** {@code video and audio}, {@code 2 videos}, {@code nothing}. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (pictures > 0) {
      words.add(pictures == 1 ? "video" : pictures + " videos");
    }
    if (sound) {
      words.add("audio");
    }
    if (messages) {
      words.add("data");
    }
    return words.isEmpty() ? "nothing" : String.join(" and ", words);
  }
}
