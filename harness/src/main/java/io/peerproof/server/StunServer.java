package io.peerproof.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A STUN server on UDP that answers Binding requests: one socket, one thread, one buffer, so that
 * it takes no more memory however much comes in.
 */
final class StunServer implements AutoCloseable {

  /** Larger than any request that fits an Ethernet frame; the rest of a datagram is cut off. */
  private static final int MAX_PACKET_BYTES = 2048;

  private static final Logger log = LoggerFactory.getLogger(StunServer.class);

  private final DatagramChannel channel;
  private final Thread thread;

  private StunServer(DatagramChannel channel) {
    this.channel = channel;
    this.thread = new Thread(this::answerAll, "peerproof-stun");
    thread.setDaemon(true);
  }

  /** Listens on a free port of this address. */
  static StunServer start(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(address);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    StunServer server = new StunServer(channel);
    server.thread.start();
    return server;
  }

  int port() {
    try {
      return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("The STUN server is closed.", e);
    }
  }

  private void answerAll() {
    ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET_BYTES);
    while (channel.isOpen()) {
      try {
        SocketAddress sender = channel.receive(packet.clear());
        Optional<ByteBuffer> answer = StunMessage.answer(packet.flip(), (InetSocketAddress) sender);
        if (answer.isPresent()) {
          channel.send(answer.get(), sender);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // Such as an ICMP "port unreachable" of a browser that is gone, or no route back.
        log.debug("a STUN exchange failed", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
