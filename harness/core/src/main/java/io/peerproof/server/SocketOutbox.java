package io.peerproof.server;

import io.peerproof.signaling.Outbox;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends messages to one page in order, without blocking. A page that reads too slowly is
 * disconnected when {@link #MAX_WAITING_CHARACTERS} wait for it, so that it blocks nobody and fills
 * no memory.
 */
final class SocketOutbox extends IteratingCallback implements Outbox {

  /**
   * Maximum number of queued characters: a burst of sixteen messages of maximum size. A whole call
   * needs a tenth.
   */
  static final int MAX_WAITING_CHARACTERS = 1 << 20;

  /**
   * The same while the memory of all outboxes is full: two messages of maximum size. So those that
   * read slowly make room, and no others.
   */
  static final int MAX_WAITING_WHEN_FULL = 1 << 17;

  /** Pings after a requested close for which a page that does not stop sending is read: 5 s. */
  static final int MAX_DRAINING_PINGS = 10;

  private record CloseFrame(int code, String reason) {}

  private static final Logger log = LoggerFactory.getLogger(SocketOutbox.class);

  private final Session session;
  private final OutboxMemory memory;
  private final Object lock = new Object();

  private final Deque<String> waiting = new ArrayDeque<>();
  private int waitingCharacters;
  private boolean overflowed;
  private @Nullable CloseFrame closeFrame;
  private int drainingPings;
  private boolean mayClose;

  SocketOutbox(Session session, OutboxMemory memory) {
    this.session = session;
    this.memory = memory;
  }

  @Override
  public void add(String json) {
    synchronized (lock) {
      if (overflowed || closeFrame != null) {
        return;
      }
      int after = waitingCharacters + json.length();
      if (after > (memory.isFull() ? MAX_WAITING_WHEN_FULL : MAX_WAITING_CHARACTERS)) {
        drop();
      } else {
        waitingCharacters = after;
        memory.add(json.length());
        waiting.add(json);
      }
    }
  }

  /** Drops what waits, because nobody will read it, and takes no more. */
  void discard() {
    synchronized (lock) {
      drop();
    }
  }

  private void drop() {
    overflowed = true;
    memory.remove(waitingCharacters);
    waitingCharacters = 0;
    waiting.clear();
  }

  @Override
  public void close(int code, String reason) {
    synchronized (lock) {
      if (closeFrame == null) {
        closeFrame = new CloseFrame(code, reason);
      }
    }
  }

  /**
   * Performs a requested close, called with each ping. It is delayed because Jetty ends the
   * connection after such a close frame: TCP then answers data that the page is still sending with
   * a reset, and the reset discards the messages before it. Until then, incoming data is read and
   * dropped: until a whole time from one ping to the next brought nothing, and for {@value
   * #MAX_DRAINING_PINGS} pings at most.
   *
   * @param quiet whether nothing was received since the ping before
   */
  void closeIfRequested(boolean quiet) {
    synchronized (lock) {
      if (closeFrame == null) {
        return;
      }
      drainingPings++;
      if ((quiet && drainingPings > 1) || drainingPings > MAX_DRAINING_PINGS) {
        mayClose = true;
      }
    }
    iterate();
  }

  /** Returns true if a close was requested, sent or not. */
  boolean isCloseRequested() {
    synchronized (lock) {
      return closeFrame != null;
    }
  }

  /** Returns true if the close frame was sent, or waits to be sent. */
  boolean isClosing() {
    synchronized (lock) {
      return mayClose;
    }
  }

  @Override
  public void flush() {
    boolean tooSlow;
    synchronized (lock) {
      tooSlow = overflowed;
    }
    if (tooSlow) {
      log.debug("{} reads too slowly and is disconnected", session.getRemoteSocketAddress());
      session.disconnect(); // a close frame would wait behind the unread messages
    } else {
      iterate();
    }
  }

  @Override
  protected Action process() {
    String next;
    CloseFrame close;
    synchronized (lock) {
      next = waiting.poll();
      close = mayClose ? closeFrame : null;
      int characters = next == null ? 0 : next.length();
      waitingCharacters -= characters;
      memory.remove(characters);
    }
    if (next != null) {
      session.sendText(next, Callback.from(this::succeeded, this::failed));
      return Action.SCHEDULED;
    }
    if (close == null) {
      return Action.IDLE;
    }
    session.close(close.code(), close.reason(), Callback.NOOP);
    return Action.SUCCEEDED;
  }

  @Override
  protected void onFailure(Throwable cause) {
    log.debug("a message could not be sent to {}", session.getRemoteSocketAddress(), cause);
    session.disconnect();
  }
}
