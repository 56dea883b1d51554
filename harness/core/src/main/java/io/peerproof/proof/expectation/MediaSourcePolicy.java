package io.peerproof.proof.expectation;

import java.util.Locale;

/** Required source of the media that a peer receives. */
public enum MediaSourcePolicy {
  /** From the other peer's fake camera and microphone, as stamp and tone show. */
  CAMERA("only the fake camera and the fake microphone", ", the default"),
  /** From anywhere, as long as it changes: a canvas, a file, a screen, a server's test pattern. */
  ANY("any moving video and any audio", "");

  /** End of the sentence for media that are live but do not come from the fake camera. */
  public static final String HINT = "; to accept this source, use --expect-source any";

  private final String words;
  private final String chosen;

  MediaSourcePolicy(String words, String chosen) {
    this.words = words;
    this.chosen = chosen;
  }

  /** One sentence for a person: {@code Accepted source: … (--expect-source camera …).} */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "Accepted source: %s (--expect-source %s%s).",
        words,
        name().toLowerCase(Locale.ROOT),
        chosen);
  }
}
