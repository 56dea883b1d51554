package io.peerproof.probe;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Fuzz target: any message in place of one of the probe. */
public final class ProbeMessageFuzzTarget {

  private ProbeMessageFuzzTarget() {}

  /** A message is read, or refused as not the probe's, in both windows. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String message = new String(bytes, StandardCharsets.UTF_8);
    read(() -> PeerEventJson.read(message));
    read(() -> PeerEventJson.readOfOtherWindow(message, "0123456789", UnaryOperator.identity()));
  }

  private static void read(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).startsWith("not a message of the probe")) {
        throw e;
      }
    }
  }
}
