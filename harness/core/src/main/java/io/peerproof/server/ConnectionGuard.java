package io.peerproof.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends TCP connections that keep the server busy for nothing: those that never finish a request,
 * read no answer, or are too many. Jetty's own time limit counts from the last byte, so that a byte
 * now and then keeps a connection for ever.
 *
 * <p>A signaling socket is none of these; the heartbeat watches it.
 */
final class ConnectionGuard implements Connection.Listener {

  private static final Logger log = LoggerFactory.getLogger(ConnectionGuard.class);

  private final Scheduler scheduler;
  private final Duration patience;
  private final AddressQuota quota;
  private final Map<Connection, InetAddress> admitted = new ConcurrentHashMap<>();

  ConnectionGuard(Scheduler scheduler, Duration patience, AddressQuota quota) {
    this.scheduler = scheduler;
    this.patience = patience;
    this.quota = quota;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof WebSocketConnection || connection instanceof SslConnection) {
      return; // the HTTP connection inside of TLS is watched, also before the TLS handshake
    }
    InetAddress address = addressOf(connection);
    if (quota.enter(address) != AddressQuota.Answer.ADMITTED) {
      log.debug("{} has too many connections", address);
      connection.close();
      return;
    }
    admitted.put(connection, address);
    checkLater(connection, progressOf(connection));
  }

  /** Also called when a connection becomes a signaling socket. */
  @Override
  public void onClosed(Connection connection) {
    InetAddress address = admitted.remove(connection);
    if (address != null) {
      quota.leave(address);
    }
  }

  private void checkLater(Connection connection, long progress) {
    scheduler.schedule(
        () -> check(connection, progress), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void check(Connection connection, long before) {
    if (!admitted.containsKey(connection)) {
      return;
    }
    long now = progressOf(connection);
    if (now == before) {
      log.debug("{} neither finishes a request nor reads", connection);
      connection.close();
    } else {
      checkLater(connection, now);
    }
  }

  private static long progressOf(Connection connection) {
    return connection.getMessagesIn() + connection.getBytesOut();
  }

  private static InetAddress addressOf(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress socket
        ? socket.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
