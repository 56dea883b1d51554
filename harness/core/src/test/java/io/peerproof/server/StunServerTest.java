package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StunServerTest {

  /** Ends a test that hangs: one is sent each half second, and a busy machine is late. */
  private static final int MOST_REQUESTS = 120;

  private static final byte[] REQUEST =
      HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae");

  @Test
  void it_tells_a_client_the_port_that_it_sends_from() throws IOException {
    try (StunServer server = StunServer.start(InetAddress.getLoopbackAddress());
        DatagramSocket client = client()) {

      int port = mappedPort(exchange(client, server));

      assertThat(port).isEqualTo(client.getLocalPort());
    }
  }

  @Test
  void on_all_interfaces_it_answers_from_the_address_that_was_asked() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    List<InetAddress> own =
        Stream.concat(Stream.of(loopback), LocalAddresses.ofLan().stream())
            .filter(Inet4Address.class::isInstance)
            .toList();
    try (StunServer server = StunServer.start(InetAddress.getByName("0.0.0.0"))) {
      for (InetAddress from : own) {
        try (DatagramSocket client = new DatagramSocket(new InetSocketAddress(from, 0))) {
          client.connect(loopback, server.port()); // so it hears nothing that comes from elsewhere

          ByteBuffer answer = exchange(client, server);

          assertThat(mappedPort(answer)).isEqualTo(client.getLocalPort());
        }
      }
    }
  }

  @Test
  void garbage_gets_no_answer_and_does_not_stop_it() throws IOException {
    Random random = new Random(5769);
    try (StunServer server = StunServer.start(InetAddress.getLoopbackAddress());
        DatagramSocket client = client()) {
      for (int i = 0; i < 500; i++) {
        byte[] garbage = new byte[random.nextInt(3_000)];
        random.nextBytes(garbage);
        client.send(new DatagramPacket(garbage, garbage.length, address(server)));
      }

      ByteBuffer answer = exchange(client, server);

      assertThat(mappedPort(answer)).isEqualTo(client.getLocalPort());
    }
  }

  @Test
  void closed_it_answers_no_more_and_gives_its_port_back() throws IOException {
    StunServer server = StunServer.start(InetAddress.getLoopbackAddress());
    InetSocketAddress address = address(server);
    server.close();
    server.close();

    try (DatagramSocket again = new DatagramSocket(address)) {
      assertThat(again.getLocalPort()).isEqualTo(address.getPort());
    }
    try (DatagramSocket client = client()) {
      client.setSoTimeout(200);
      client.send(new DatagramPacket(REQUEST, REQUEST.length, address));
      assertThatThrownBy(() -> client.receive(new DatagramPacket(new byte[100], 100)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** Sends until it is answered, as RFC 8489, section 6.2.1 has clients do: UDP may lose some. */
  private static ByteBuffer exchange(DatagramSocket client, StunServer server) throws IOException {
    client.setSoTimeout(500);
    DatagramPacket answer = new DatagramPacket(new byte[100], 100);
    for (int sent = 1; ; sent++) {
      client.send(new DatagramPacket(REQUEST, REQUEST.length, address(server)));
      try {
        client.receive(answer);
        return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
      } catch (SocketTimeoutException e) {
        assertThat(sent).as("requests without an answer").isLessThan(MOST_REQUESTS);
      }
    }
  }

  /** From the first attribute, which is XOR-MAPPED-ADDRESS. */
  private static int mappedPort(ByteBuffer answer) {
    assertThat(answer.getShort(20)).isEqualTo((short) 0x0020);
    return (answer.getShort(26) ^ 0x2112) & 0xFFFF;
  }

  private static InetSocketAddress address(StunServer server) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static DatagramSocket client() throws IOException {
    return new DatagramSocket(loopback());
  }
}
