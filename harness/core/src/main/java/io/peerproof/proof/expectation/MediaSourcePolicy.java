package io.peerproof.proof.expectation;

import java.util.Locale;

/** Required source of the media that a peer receives. */
public enum MediaSourcePolicy {
  /** From the other peer's fake camera and microphone, as stamp and tone show. */
  CAMERA("by the stamp of the fake camera and the tone of the fake microphone", ", the default"),
  /** From anywhere, as long as it lives: a canvas, a file, a screen, a server's test pattern. */
  ANY("by whether picture and sound live, wherever they come from", "");

  /** End of the sentence for media that are live but do not come from the fake camera. */
  public static final String HINT =
      "; with --expect-source any it would be judged by whether it lives";

  private final String words;
  private final String chosen;

  MediaSourcePolicy(String words, String chosen) {
    this.words = words;
    this.chosen = chosen;
  }

  /** One sentence for a person: {@code Judged by the stamp … (--expect-source camera …).} */
  public String sentence() {
    return "Judged %s (--expect-source %s%s)."
        .formatted(words, name().toLowerCase(Locale.ROOT), chosen);
  }
}
