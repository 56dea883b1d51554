package io.peerproof.proof.judge;

import io.peerproof.media.DeviceVariant;

/** Words for the fake devices of another run, which are met when two runs use one room. */
final class OtherRun {

  private static final String ADVICE =
      " of another run: each run needs its own room; put {room} into the address";

  private OtherRun() {}

  /** Names the camera with this stamp: {@code peer 2}. */
  static String camera(int peer) {
    return "peer "
        + DeviceVariant.peerInItsRun(peer)
        + (DeviceVariant.isOfAnotherRun(peer) ? ADVICE : "");
  }

  /** Names the microphone with this number through all groups of tones. */
  static String microphone(int number) {
    return "the fake microphone of peer " + DeviceVariant.peerInItsRun(number) + ADVICE;
  }
}
