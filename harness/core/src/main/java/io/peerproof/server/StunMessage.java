package io.peerproof.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Response of a STUN server to a Binding request (RFC 8489). Pure: bytes in, bytes out.
 *
 * <p>Implemented here because a Binding response takes few lines. The only maintained Java library
 * for STUN, ice4j, is a complete ICE agent with Kotlin, JNA and its own logging.
 */
final class StunMessage {

  private static final int HEADER_BYTES = 20;
  private static final int MAGIC_COOKIE = 0x2112A442; // section 5
  private static final int TRANSACTION_ID_BYTES = 12;

  private static final short BINDING_REQUEST = 0x0001; // section 18.1, and 5 for the classes
  private static final short BINDING_SUCCESS = 0x0101;
  private static final short BINDING_ERROR = 0x0111;

  // Section 18.3.
  private static final short ERROR_CODE = 0x0009;
  private static final short UNKNOWN_ATTRIBUTES = 0x000A;
  private static final short XOR_MAPPED_ADDRESS = 0x0020;
  private static final short SOFTWARE = (short) 0x8022;
  private static final short FINGERPRINT = (short) 0x8028;

  /** Unknown attributes below this value cause an error response; section 5. */
  private static final int COMPREHENSION_OPTIONAL = 0x8000;

  /** Attributes of section 18.3 that a server without authentication may ignore. */
  private static final List<Integer> UNDERSTOOD =
      List.of(
          0x0001, 0x0006, 0x0008, 0x0009, 0x000A, 0x0014, 0x0015, 0x001C, 0x001D, 0x001E, 0x0020);

  private static final int FINGERPRINT_BYTES = 8;
  private static final int FINGERPRINT_XOR = 0x5354554E; // section 14.7

  private static final byte[] SOFTWARE_NAME = "Peerproof".getBytes(StandardCharsets.UTF_8);

  private StunMessage() {}

  /**
   * Returns the response to a packet.
   *
   * @param packet a whole datagram, from position to limit
   * @param sender the source address, which the response contains
   * @return the response; empty for a packet that is not STUN, is malformed, has another method or
   *     a wrong fingerprint
   */
  static Optional<ByteBuffer> answer(ByteBuffer packet, InetSocketAddress sender) {
    ByteBuffer request = packet.slice();
    if (!isBindingRequest(request)) {
      return Optional.empty();
    }
    List<Integer> unknown = new ArrayList<>();
    boolean fingerprinted = false;
    try {
      ByteBuffer attributes = request.duplicate().position(HEADER_BYTES);
      while (attributes.hasRemaining()) {
        int start = attributes.position();
        int type = Short.toUnsignedInt(attributes.getShort());
        int length = Short.toUnsignedInt(attributes.getShort());
        if (fingerprinted) {
          return Optional.empty(); // section 14.7: FINGERPRINT is the last attribute
        }
        if (type == Short.toUnsignedInt(FINGERPRINT)) {
          if (length != Integer.BYTES || attributes.getInt() != fingerprint(request, start)) {
            return Optional.empty();
          }
          fingerprinted = true;
          continue;
        }
        if (type < COMPREHENSION_OPTIONAL && !UNDERSTOOD.contains(type)) {
          unknown.add(type);
        }
        skip(attributes, padded(length));
      }
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
    return Optional.of(
        unknown.isEmpty()
            ? success(request, sender, fingerprinted)
            : unknownAttributes(request, unknown, fingerprinted));
  }

  private static boolean isBindingRequest(ByteBuffer request) {
    return request.remaining() >= HEADER_BYTES
        && request.getShort(0) == BINDING_REQUEST
        && request.getInt(4) == MAGIC_COOKIE
        && Short.toUnsignedInt(request.getShort(2)) == request.remaining() - HEADER_BYTES
        && request.remaining() % Integer.BYTES == 0;
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    if (bytes > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    buffer.position(buffer.position() + bytes);
  }

  private static ByteBuffer success(
      ByteBuffer request, InetSocketAddress sender, boolean fingerprinted) {
    byte[] address = sender.getAddress().getAddress();
    ByteBuffer value = ByteBuffer.allocate(Integer.BYTES + address.length);
    xorAddress(value, sender.getAddress(), sender.getPort(), request);
    return response(request, BINDING_SUCCESS, XOR_MAPPED_ADDRESS, value.array(), fingerprinted);
  }

  /**
   * Writes the port and the address, XORed with the magic cookie and the transaction id; section
   * 14.2.
   */
  private static void xorAddress(
      ByteBuffer value, InetAddress address, int port, ByteBuffer request) {
    byte[] bytes = address.getAddress();
    byte family = (byte) (bytes.length == Integer.BYTES ? 1 : 2);
    value.put((byte) 0).put(family).putShort((short) (port ^ MAGIC_COOKIE >>> Short.SIZE));
    for (int i = 0; i < bytes.length; i++) {
      value.put((byte) (bytes[i] ^ request.get(4 + i)));
    }
  }

  /** Returns an error 420 with the list of unknown attributes; section 6.3.1. */
  private static ByteBuffer unknownAttributes(
      ByteBuffer request, List<Integer> unknown, boolean fingerprinted) {
    byte[] reason = "Unknown Attribute".getBytes(StandardCharsets.UTF_8);
    ByteBuffer error = ByteBuffer.allocate(Integer.BYTES + reason.length);
    error.putShort((short) 0).put((byte) 4).put((byte) 20).put(reason); // section 14.8
    ByteBuffer list = ByteBuffer.allocate(unknown.size() * Short.BYTES);
    unknown.forEach(type -> list.putShort(type.shortValue()));
    ByteBuffer response =
        begin(request, BINDING_ERROR, attributeBytes(error) + attributeBytes(list));
    attribute(response, ERROR_CODE, error.array());
    attribute(response, UNKNOWN_ATTRIBUTES, list.array());
    return finish(response, fingerprinted);
  }

  private static ByteBuffer response(
      ByteBuffer request, short type, short attribute, byte[] value, boolean fingerprinted) {
    ByteBuffer response = begin(request, type, Integer.BYTES + padded(value.length));
    attribute(response, attribute, value);
    return finish(response, fingerprinted);
  }

  private static ByteBuffer begin(ByteBuffer request, short type, int bytes) {
    int software = Integer.BYTES + padded(SOFTWARE_NAME.length);
    ByteBuffer response = ByteBuffer.allocate(HEADER_BYTES + bytes + software + FINGERPRINT_BYTES);
    response.putShort(type).putShort((short) 0).putInt(MAGIC_COOKIE);
    byte[] id = new byte[TRANSACTION_ID_BYTES];
    request.get(HEADER_BYTES - TRANSACTION_ID_BYTES, id);
    return response.put(id);
  }

  private static ByteBuffer finish(ByteBuffer response, boolean fingerprinted) {
    attribute(response, SOFTWARE, SOFTWARE_NAME);
    int bytes = response.position() + (fingerprinted ? FINGERPRINT_BYTES : 0);
    response.putShort(2, (short) (bytes - HEADER_BYTES));
    if (fingerprinted) {
      int crc = fingerprint(response, response.position());
      response.putShort(FINGERPRINT).putShort((short) Integer.BYTES).putInt(crc);
    }
    return response.flip();
  }

  private static void attribute(ByteBuffer into, short type, byte[] value) {
    into.putShort(type).putShort((short) value.length).put(value);
    into.put(new byte[padded(value.length) - value.length]);
  }

  private static int attributeBytes(ByteBuffer value) {
    return Integer.BYTES + padded(value.capacity());
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static int fingerprint(ByteBuffer message, int bytes) {
    CRC32 crc = new CRC32();
    crc.update(message.duplicate().position(0).limit(bytes));
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }
}
