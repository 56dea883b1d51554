package io.peerproof.media;

/**
 * The steady tone of a fake microphone.
 *
 * <p>Steady, because that is what gets through: a page that asks for its microphone with the
 * default constraints has echo cancellation, noise suppression and gain control on, and measured at
 * the far side (Chromium 156, twelve seconds) a sine of constant level was found in 97 of 100
 * stretches of 43 ms, one that swells and fades by half four times a second in 88, and one that
 * fades to nothing in 55 to 60. See {@code docs/fake-media.md}.
 *
 * @param hertz a whole number, so that one second of it ends where it began
 */
public record Tone(int hertz) {

  /** Peers that far apart in number have the same tone. */
  public static final int TONES = 48;

  /**
   * Where human voices are, and so where no stage of the sound's way cuts anything off. Two, three
   * or five times any tone is at least 23 Hz away from every other: a tone that is clipped on its
   * way does not sound like another peer's.
   */
  private static final int LOWEST_HERTZ = 535;

  /** Three bins of a spectrum that has one every 23 Hz, so that two tones are told apart in it. */
  private static final int STEP_HERTZ = 73;

  public Tone {
    if (hertz < 1 || hertz >= WavFile.SAMPLE_RATE / 2) {
      throw new IllegalArgumentException(
          "a tone must be 1 to " + (WavFile.SAMPLE_RATE / 2 - 1) + " Hz, but is " + hertz);
    }
  }

  /** The tone of a peer, 535 to 3,966 Hz. */
  public static Tone ofPeer(int peer) {
    return new Tone(LOWEST_HERTZ + STEP_HERTZ * Math.floorMod(peer, TONES));
  }
}
