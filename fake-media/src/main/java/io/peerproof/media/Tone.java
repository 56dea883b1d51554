package io.peerproof.media;

/**
 * The steady tone of a fake microphone.
 *
 * <p>Steady, because that is what gets through: a page that asks for its microphone with the
 * default constraints has echo cancellation, noise suppression and gain control on, and measured at
 * the far side (Chromium 156) a sine of constant level was found in 95 of 100 stretches of 43 ms
 * over twelve seconds, one that swells four or eight times a second in 60. See {@code
 * docs/fake-media.md}.
 *
 * @param hertz a whole number, so that one second of it ends where it began
 */
public record Tone(int hertz) {

  /** Peers that far apart in number have the same tone. */
  public static final int TONES = 48;

  /** Where human voices are, and so where no stage of the sound's way cuts anything off. */
  private static final int LOWEST_HERTZ = 500;

  /**
   * Wide enough to tell two apart in a bin of 23 Hz. A prime: no tone of the first two octaves is
   * another's harmonic, nor 250 Hz away, where an echo canceller's frames of 4 ms leave their mark.
   */
  private static final int STEP_HERTZ = 73;

  public Tone {
    if (hertz < 1 || hertz >= WavFile.SAMPLE_RATE / 2) {
      throw new IllegalArgumentException(
          "a tone must be 1 to " + (WavFile.SAMPLE_RATE / 2 - 1) + " Hz, but is " + hertz);
    }
  }

  /** The tone of a peer, 500 to 3,931 Hz. */
  public static Tone ofPeer(int peer) {
    return new Tone(LOWEST_HERTZ + STEP_HERTZ * Math.floorMod(peer, TONES));
  }
}
