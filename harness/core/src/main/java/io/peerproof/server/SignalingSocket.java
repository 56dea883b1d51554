package io.peerproof.server;

import io.peerproof.signaling.IceServer;
import io.peerproof.signaling.LeaveReason;
import io.peerproof.signaling.Signaling;
import io.peerproof.signaling.SignalingConnection;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** RFC 6455 and the IANA registry of close codes: try again later. */
  private static final int TRY_AGAIN_LATER = 1013;

  /** Pings after a close frame until a page that does not close is disconnected: two seconds. */
  private static final int PINGS_TO_CLOSE = 4;

  /** Pings that are due while an earlier one cannot be sent, because the page reads nothing. */
  private static final int UNSENT_PINGS = 20;

  private static final Logger log = LoggerFactory.getLogger(SignalingSocket.class);

  /**
   * Parts of the server that all sockets share.
   *
   * @param quota the sockets that are open
   * @param memory the messages that wait for all pages
   */
  record Shared(
      Signaling signaling,
      Heartbeat<SignalingSocket> heartbeat,
      AddressQuota quota,
      OutboxMemory memory) {}

  private final Shared shared;
  private final InetAddress address;
  private final Heartbeat<SignalingSocket> heartbeat;
  private final List<IceServer> iceServers;
  private final AtomicBoolean counted = new AtomicBoolean();

  private volatile @Nullable Session session;
  private volatile @Nullable SignalingConnection connection;
  private volatile @Nullable SocketOutbox outbox;

  private final AtomicBoolean pongIsUnsent = new AtomicBoolean();
  private volatile boolean pingIsUnsent;
  private volatile boolean heardSincePing;

  // Only the beats of the heartbeat access these fields.
  private int unsentPings;
  private int pingsWhileClosing;

  // Only the thread that delivers Jetty's messages accesses these fields.
  private final StringBuilder message = new StringBuilder();
  private int messageBytes;
  private boolean refusedForSize;

  SignalingSocket(Shared shared, InetAddress address, List<IceServer> iceServers) {
    this.shared = shared;
    this.address = address;
    this.heartbeat = shared.heartbeat();
    this.iceServers = iceServers;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    SocketOutbox out = new SocketOutbox(opened, shared.memory());
    outbox = out;
    connection = shared.signaling().connect(out, iceServers);
    counted.set(shared.quota().enter(address) == AddressQuota.Answer.ADMITTED);
    if (counted.get()) {
      heartbeat.watch(this);
    } else {
      // Others came in between the handshake and now.
      opened.close(
          TRY_AGAIN_LATER,
          "too many sockets",
          Callback.from(opened::disconnect, failure -> opened.disconnect()));
    }
  }

  @Override
  public void onWebSocketPartialText(String part, boolean last) {
    heard();
    if (refusedForSize) {
      return; // the rest of the message, or messages sent before the page saw the close frame
    }
    if (!hasRoomFor(part.getBytes(StandardCharsets.UTF_8).length, last)) {
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
    heard();
    if (!refusedForSize && hasRoomFor(part.remaining(), last) && last) {
      messageBytes = 0;
      opened().receiveBinary();
    }
    callback.succeed();
  }

  /** Returns true if the message so far is within its limits. */
  private boolean hasRoomFor(int bytes, boolean last) {
    if (!last) {
      opened().receivePart();
    }
    messageBytes += bytes;
    if (messageBytes <= MAX_MESSAGE_BYTES) {
      return true;
    }
    refusedForSize = true;
    message.setLength(0);
    message.trimToSize();
    opened().receiveTooLarge(MAX_MESSAGE_BYTES);
    return false;
  }

  /** Answers a ping of the page; browsers send none. */
  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    heard();
    opened().receivePart();
    Session open = session;
    SocketOutbox out = outbox;
    // A page that does not read its pongs gets no more of them; they would wait in memory.
    if (open != null
        && out != null
        && !out.isClosing()
        && pongIsUnsent.compareAndSet(false, true)) {
      open.sendPong(payload, Callback.from(this::pongEnded, failure -> pongEnded()));
    }
  }

  private void pongEnded() {
    pongIsUnsent.set(false);
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    heard();
    opened().receivePart();
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
  public boolean isBeingClosed() {
    SocketOutbox out = outbox;
    return out != null && out.isCloseRequested();
  }

  @Override
  public void ping() {
    Session open = session;
    SocketOutbox out = outbox;
    if (open == null || out == null) {
      return;
    }
    out.closeIfRequested(!heardSincePing);
    heardSincePing = false;
    if (out.isClosing()) {
      if (++pingsWhileClosing > PINGS_TO_CLOSE) {
        open.disconnect();
      }
    } else if (out.isCloseRequested()) {
      unsentPings = 0; // a ping would only be answered, and the page would not get quiet
    } else if (!pingIsUnsent) {
      unsentPings = 0;
      pingIsUnsent = true;
      open.sendPing(ByteBuffer.allocate(0), Callback.from(this::pingEnded, failure -> pingEnded()));
    } else if (++unsentPings > UNSENT_PINGS) {
      log.debug("{} reads nothing and is disconnected", open.getRemoteSocketAddress());
      open.disconnect();
    }
  }

  private void heard() {
    heardSincePing = true;
    heartbeat.heard(this);
  }

  private void pingEnded() {
    pingIsUnsent = false;
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
    if (counted.compareAndSet(true, false)) {
      shared.quota().leave(address);
    }
    SocketOutbox out = outbox;
    if (out != null) {
      out.discard();
    }
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
