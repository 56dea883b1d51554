package io.peerproof.media;

/**
 * The steady tone of a fake microphone.
 *
 * <p>A steady tone passes the audio processing of a page with default constraints: echo
 * cancellation, noise suppression and gain control. Measured at the remote peer in Chromium 156
 * over twelve seconds, a sine of constant level was found in 97 of 100 stretches of 43 ms. A sine
 * that swells and fades by half four times a second was found in 88, and one that fades to nothing
 * in 55 to 60. See {@code docs/fake-media.md}.
 *
 * @param hertz frequency in Hz, a whole number, so that one second ends where it began
 */
public record Tone(int hertz) {

  /** Number of different tones; peers this far apart have the same tone. */
  public static final int TONES = 48;

  /**
   * Lowest frequency, in the range of human voices, so that no stage of audio processing removes
   * it. Two, three or five times any tone differs from every other tone by at least 23 Hz, so a
   * clipped tone does not resemble another peer's.
   */
  private static final int LOWEST_HERTZ = 535;

  /**
   * Distance of two tones: three bins of a spectrum with one bin per 23 Hz, so that it separates
   * them.
   */
  private static final int STEP_HERTZ = 73;

  public Tone {
    if (hertz < 1 || hertz >= WavFile.SAMPLE_RATE / 2) {
      throw new IllegalArgumentException(
          "a tone must be 1 to " + (WavFile.SAMPLE_RATE / 2 - 1) + " Hz, but is " + hertz);
    }
  }

  /** Returns the tone of a peer, 535 to 3,966 Hz. */
  public static Tone ofPeer(int peer) {
    return new Tone(LOWEST_HERTZ + STEP_HERTZ * Math.floorMod(peer, TONES));
  }
}
