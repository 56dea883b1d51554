package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import io.peerproof.signaling.LeaveReason;
import io.peerproof.signaling.Signaling;
import io.peerproof.signaling.SignalingConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebSocket of one page, between Jetty and the relay. Public because Jetty calls it by reflection.
 *
 * <p>Javalin's {@code ws} handlers hide pongs, and close the socket on a message that is too large
 * before the relay can answer. Therefore this is a Jetty listener, which Javalin's server also
 * accepts.
 */
public final class SignalingSocket implements Session.Listener.AutoDemanding, Heartbeat.Watched {

  /**
   * Maximum size of a message in bytes, see docs/signaling.md. An SDP with many codecs and
   * candidates has about 10 KiB.
   */
  static final int MAX_MESSAGE_BYTES = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(SignalingSocket.class);

  private final Signaling signaling;
  private final List<IceServer> iceServers;
  private final Heartbeat<SignalingSocket> heartbeat;

  private volatile @Nullable Session session;
  private volatile @Nullable SignalingConnection connection;
  private volatile @Nullable SocketOutbox outbox;

  // Only the thread that delivers Jetty's messages accesses these fields.
  private final StringBuilder message = new StringBuilder();
  private int messageBytes;
  private boolean refusedForSize;

  SignalingSocket(
      Signaling signaling, List<IceServer> iceServers, Heartbeat<SignalingSocket> heartbeat) {
    this.signaling = signaling;
    this.iceServers = iceServers;
    this.heartbeat = heartbeat;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    SocketOutbox out = new SocketOutbox(opened);
    outbox = out;
    connection = signaling.connect(out, iceServers);
    heartbeat.watch(this);
  }

  @Override
  public void onWebSocketPartialText(String part, boolean last) {
    heartbeat.heard(this);
    if (refusedForSize) {
      return; // the rest of the message, or messages sent before the page saw the close frame
    }
    messageBytes += part.getBytes(StandardCharsets.UTF_8).length;
    if (messageBytes > MAX_MESSAGE_BYTES) {
      refusedForSize = true;
      message.setLength(0);
      opened().receiveTooLarge(MAX_MESSAGE_BYTES);
      return;
    }
    message.append(part);
    if (last) {
      String text = message.toString();
      message.setLength(0);
      messageBytes = 0;
      opened().receive(text);
    }
  }

  @Override
  public void onWebSocketPartialBinary(ByteBuffer part, boolean last, Callback callback) {
    heartbeat.heard(this);
    if (last) {
      opened().receiveBinary();
    }
    callback.succeed();
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    heartbeat.heard(this);
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    end(LeaveReason.CLOSED);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    log.debug("a signaling socket failed", cause);
    end(LeaveReason.CLOSED);
  }

  @Override
  public void ping() {
    SocketOutbox out = outbox;
    if (out != null) {
      out.closeIfRequested();
    }
    Session open = session;
    if (open != null) {
      open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  @Override
  public void lost() {
    end(LeaveReason.TIMEOUT);
    Session open = session;
    if (open != null) {
      open.disconnect();
    }
  }

  /** Closes with 1001, "going away". Completes when the close frame was sent or cannot be sent. */
  CompletableFuture<Void> closeGoingAway() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Session open = session;
    if (open == null) {
      closed.complete(null);
    } else {
      open.close(
          StatusCode.SHUTDOWN,
          "the server closes",
          Callback.from(() -> closed.complete(null), failure -> closed.complete(null)));
    }
    return closed;
  }

  private void end(LeaveReason reason) {
    heartbeat.forget(this);
    SignalingConnection open = connection;
    if (open != null) {
      open.disconnected(reason);
    }
  }

  private SignalingConnection opened() {
    SignalingConnection open = connection;
    if (open == null) {
      throw new IllegalStateException("Jetty delivered a message before it opened the socket.");
    }
    return open;
  }
}
