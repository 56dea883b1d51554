package io.peerproof.server;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Fuzz target: any datagram at the STUN server. */
public final class StunFuzzTarget {

  private static final InetSocketAddress SENDER = new InetSocketAddress("192.0.2.1", 5000);
  private static final int HEADER_BYTES = 20;
  private static final int LENGTH_AT = 2;
  private static final int TRANSACTION_ID_AT = 8;

  private StunFuzzTarget() {}

  /** An answer is a whole STUN message with the transaction of the request, not much longer. */
  public static void fuzzerTestOneInput(byte[] datagram) {
    StunMessage.answer(ByteBuffer.wrap(datagram), SENDER)
        .ifPresent(answer -> check(ByteBuffer.wrap(datagram), answer));
  }

  private static void check(ByteBuffer request, ByteBuffer answer) {
    int length = answer.remaining();
    int start = answer.position();
    if (Short.toUnsignedInt(answer.getShort(start + LENGTH_AT)) != length - HEADER_BYTES
        || length % Integer.BYTES != 0) {
      throw new AssertionError("an answer of a wrong length: " + length);
    }
    for (int at = TRANSACTION_ID_AT; at < HEADER_BYTES; at++) {
      if (answer.get(start + at) != request.get(at)) {
        throw new AssertionError("an answer to another transaction");
      }
    }
    // RFC 8489 names reflection of larger answers as an attack, section 16.1.
    if (length > request.limit() + 100) {
      throw new AssertionError("%d bytes answer %d".formatted(length, request.limit()));
    }
  }
}
