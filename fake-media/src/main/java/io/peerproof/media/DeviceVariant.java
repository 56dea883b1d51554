package io.peerproof.media;

/**
 * The fake cameras and microphones of one run, apart from those of other runs.
 *
 * <p>A stamp has eight bits for the camera, and a call has at most {@value #PEERS} peers. Without
 * the highest bit there are {@value #VARIANTS} cameras of each peer: the stamp carries {@code peer
 * + 8 * variant}. There are {@value #TONE_GROUPS} microphones of each peer; higher tones do not
 * pass a telephone codec.
 *
 * @param variant of the cameras, 0 to 14
 * @param toneGroup of the microphones, 0 to 3
 */
public record DeviceVariant(int variant, int toneGroup) {

  /** Peers of a call; their numbers begin with 1. */
  public static final int PEERS = 8;

  /** Number of variants that fit into seven bits completely. */
  public static final int VARIANTS = Stamp.MAX_PEER / 2 / PEERS;

  /** Number of groups of tones, up to 2,871 Hz. */
  public static final int TONE_GROUPS = 4;

  /** The variant whose stamps carry the peer as it is. */
  public static final DeviceVariant FIRST = new DeviceVariant(0, 0);

  public DeviceVariant {
    if (variant < 0 || variant >= VARIANTS) {
      throw new IllegalArgumentException(
          "variant must be 0 to " + (VARIANTS - 1) + ", but is " + variant);
    }
    if (toneGroup < 0 || toneGroup >= TONE_GROUPS) {
      throw new IllegalArgumentException(
          "toneGroup must be 0 to " + (TONE_GROUPS - 1) + ", but is " + toneGroup);
    }
  }

  /** Returns what the stamps of this peer's camera carry as their peer. */
  public int stampOf(int peer) {
    return peer + PEERS * variant;
  }

  /** Returns the tone of this peer's microphone. */
  public Tone toneOf(int peer) {
    return Tone.ofPeer(peer + PEERS * toneGroup);
  }

  /**
   * Returns the peer of a stamp as this run counts: 1 to {@value #PEERS} for its own cameras, a
   * larger number for a camera of another run.
   *
   * @param stamp what the stamp carries as its peer
   */
  public int peerOf(int stamp) {
    int cameras = PEERS * VARIANTS;
    return stamp < 1 || stamp > cameras
        ? stamp
        : Math.floorMod(stamp - 1 - PEERS * variant, cameras) + 1;
  }

  /**
   * Returns the number of the microphone with this tone, counted through all groups from 1; 0 if
   * none has it.
   *
   * @param toleranceHz largest deviation from the tone
   */
  public static int microphoneOf(double hz, double toleranceHz) {
    for (int number = 1; number <= PEERS * TONE_GROUPS; number++) {
      if (Math.abs(Tone.ofPeer(number).hertz() - hz) <= toleranceHz) {
        return number;
      }
    }
    return 0;
  }

  /** Tells whether the camera of a peer, as {@link #peerOf} counts, is one of another run. */
  public static boolean isOfAnotherRun(int peer) {
    return peer > PEERS;
  }

  /** Returns the number that the peer of a camera or a microphone has in its own run. */
  public static int peerInItsRun(int number) {
    return (number - 1) % PEERS + 1;
  }
}
