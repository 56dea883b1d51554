package io.peerproof.signaling;

import java.nio.charset.StandardCharsets;

/** Fuzz target: any text that a page sends to the signaling server. */
public final class ClientMessageFuzzTarget {

  private static final ClientMessageReader READER = new ClientMessageReader();

  private ClientMessageFuzzTarget() {}

  /** A message is read, or rejected with a reason. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      READER.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (RejectedException e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new AssertionError("rejected without a reason", e);
      }
    }
  }
}
