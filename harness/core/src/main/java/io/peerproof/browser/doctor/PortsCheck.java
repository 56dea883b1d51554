package io.peerproof.browser.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Checks the loopback ports: pages and signaling use TCP, STUN and media use UDP. */
record PortsCheck() implements HealthCheck {
  private static final int TIMEOUT_MS = 2_000;

  @Override
  public CheckResult examine() {
    try {
      return CheckResult.ok("ports", "127.0.0.1 answers on TCP " + tcp() + " and UDP " + udp());
    } catch (IOException e) {
      return CheckResult.fail(
          "ports",
          "127.0.0.1 does not answer: " + e.getMessage(),
          "allow programs to listen on the loopback interface (firewall, sandbox of the CI)");
    }
  }

  private static int tcp() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket()) {
      client.connect(server.getLocalSocketAddress(), TIMEOUT_MS);
      server.setSoTimeout(TIMEOUT_MS);
      server.accept().close();
      return server.getLocalPort();
    }
  }

  private static int udp() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramSocket one = new DatagramSocket(anyPort);
        DatagramSocket other = new DatagramSocket(anyPort)) {
      one.setSoTimeout(TIMEOUT_MS);
      other.send(new DatagramPacket(new byte[1], 1, one.getLocalSocketAddress()));
      one.receive(new DatagramPacket(new byte[1], 1));
      return one.getLocalPort();
    }
  }
}
