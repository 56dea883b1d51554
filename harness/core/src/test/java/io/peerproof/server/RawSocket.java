package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket that does nothing by itself: it answers no pings and reads only when told to (RFC
 * 6455, section 5.2, with a mask of zeros).
 */
final class RawSocket implements AutoCloseable {

  private static final int RECEIVE_BUFFER_BYTES = 4096;

  /**
   * Ends a test that hangs: the server may take 7.5 s on an idle machine before it closes a socket.
   */
  private static final int READ_TIMEOUT_MS = 60_000;

  private final Socket socket = new Socket();

  private RawSocket(URI server, String... headers) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    socket.setSoTimeout(READ_TIMEOUT_MS);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    write(
        "GET /signal HTTP/1.1\r\nHost: "
            + server.getRawAuthority()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + String.join("", headers)
            + "\r\n");
  }

  static RawSocket open(PeerproofServer server) throws IOException {
    RawSocket raw = new RawSocket(server.url());
    assertThat(raw.readHead()).startsWith("HTTP/1.1 101 ");
    return raw;
  }

  /** Asks for the upgrade with more headers, and returns the head of the answer. */
  static String answerTo(PeerproofServer server, String... headers) throws IOException {
    try (RawSocket raw = new RawSocket(server.url(), headers)) {
      return raw.readHead();
    }
  }

  void sendText(String text) throws IOException {
    sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  void sendPong() throws IOException {
    sendFrame(0x8A, new byte[0]);
  }

  /** The same message many times, written as one. */
  void sendTexts(String text, int count) throws IOException {
    sendFrames(0x81, text.getBytes(StandardCharsets.UTF_8), count);
  }

  /**
   * The same frame many times, written as one.
   *
   * @param firstByte the bit FIN and the operation code: 0x81 for a whole text, 0x01 for the first
   *     part of one, 0x00 for another part, 0x89 for a ping
   */
  void sendFrames(int firstByte, byte[] payload, int count) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      all.write(frame(firstByte, payload));
    }
    socket.getOutputStream().write(all.toByteArray());
  }

  /** Reads until the server has ended the connection. */
  void awaitEnd() throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // whatever it says before
      }
    } catch (SocketException e) {
      // ended with a reset
    }
  }

  /** The text of the next text frame; control frames before it are skipped. */
  String readText() throws IOException {
    return new String(readFrame(1), StandardCharsets.UTF_8);
  }

  /** The text of the next pong; what comes before it is skipped. */
  String readPong() throws IOException {
    return new String(readFrame(10), StandardCharsets.UTF_8);
  }

  /** The code of the close frame; what comes before it is skipped. */
  int readCloseCode() throws IOException {
    return ByteBuffer.wrap(readFrame(8)).getShort();
  }

  private byte[] readFrame(int wanted) throws IOException {
    InputStream in = socket.getInputStream();
    while (true) {
      int first = in.read();
      assertThat(first)
          .as("the connection ended before a frame of type %d", wanted)
          .isNotNegative();
      int length = in.read();
      if (length == 126) {
        length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xFFFF;
      }
      byte[] payload = in.readNBytes(length);
      if ((first & 0x0F) == wanted) {
        return payload;
      }
    }
  }

  /** Ends the TCP connection with a reset, as a crash of the machine's network stack does. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void sendFrame(int firstByte, byte[] payload) throws IOException {
    socket.getOutputStream().write(frame(firstByte, payload));
  }

  private static byte[] frame(int firstByte, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) firstByte);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
