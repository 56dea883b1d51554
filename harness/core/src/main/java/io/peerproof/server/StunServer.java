package io.peerproof.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A STUN server on UDP that answers Binding requests. It has one thread and one buffer, so its
 * memory does not grow with the traffic.
 *
 * <p>For the wildcard address it opens one socket per address of this machine. With a single
 * socket, the kernel would choose the source address, and a browser ignores a response from another
 * address than it asked. Chromium would then wait ten seconds to complete its candidates. An
 * address that this machine gets later has no socket.
 */
final class StunServer implements AutoCloseable {

  /**
   * Buffer size: larger than any request that fits an Ethernet frame. The rest of a datagram is
   * discarded.
   */
  private static final int MAX_PACKET_BYTES = 2048;

  /**
   * Attempts to find a port that is free on all addresses. A port may be free on one address and
   * taken on another.
   */
  private static final int PORTS_TRIED = 10;

  private static final Logger log = LoggerFactory.getLogger(StunServer.class);

  private final Selector selector;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(MAX_PACKET_BYTES);
  private final Thread thread = new Thread(this::answerAll, "peerproof-stun");
  private int port;

  private StunServer(Selector selector) {
    this.selector = selector;
    thread.setDaemon(true);
  }

  /** Listens on a free port; for the wildcard address, on the same port of each address. */
  static StunServer start(InetAddress address) throws IOException {
    List<InetAddress> addresses =
        address.isAnyLocalAddress()
            ? NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList()
            : List.of(address);
    for (int tried = 1; ; tried++) {
      StunServer server = new StunServer(Selector.open());
      try {
        server.listen(addresses);
        server.thread.start();
        return server;
      } catch (BindException e) {
        server.close();
        if (tried == PORTS_TRIED) {
          throw e;
        }
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    }
  }

  private void listen(List<InetAddress> addresses) throws IOException {
    for (InetAddress address : addresses) {
      DatagramChannel channel = DatagramChannel.open();
      channels.add(channel);
      channel.bind(new InetSocketAddress(address, port));
      port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
    }
  }

  /** Returns the UDP port, the same on each address. */
  int port() {
    return port;
  }

  private void answerAll() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> answerOne((DatagramChannel) key.channel()));
      }
    } catch (ClosedSelectorException e) {
      log.trace("closed while waiting", e);
    } catch (IOException e) {
      log.error("the STUN server stopped", e);
    }
  }

  private void answerOne(DatagramChannel channel) {
    try {
      SocketAddress sender = channel.receive(packet.clear());
      if (sender != null) {
        Optional<ByteBuffer> answer = StunMessage.answer(packet.flip(), (InetSocketAddress) sender);
        if (answer.isPresent()) {
          channel.send(answer.get(), sender);
        }
      }
    } catch (ClosedChannelException e) {
      log.trace("closed while answering", e);
    } catch (IOException e) {
      // For example an ICMP "port unreachable" of a browser that has ended, or no route back.
      log.debug("a STUN exchange failed", e);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (DatagramChannel channel : channels) {
      channel.close();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
