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
 * Sends one message after the other to one page and waits for none. A page that reads slower than
 * it is written to is cut off when {@link #MAX_WAITING_CHARACTERS} wait for it, so that it holds up
 * nobody and fills no memory.
 */
final class SocketOutbox extends IteratingCallback implements Outbox {

  /** Room for a burst of sixteen messages of the largest size; a whole call needs a tenth. */
  static final int MAX_WAITING_CHARACTERS = 1 << 20;

  private record CloseFrame(int code, String reason) {}

  private static final Logger log = LoggerFactory.getLogger(SocketOutbox.class);

  private final Session session;
  private final Object lock = new Object();

  private final Deque<String> waiting = new ArrayDeque<>();
  private int waitingCharacters;
  private boolean overflowed;
  private @Nullable CloseFrame closeFrame;
  private boolean mayClose;

  SocketOutbox(Session session) {
    this.session = session;
  }

  @Override
  public void add(String json) {
    synchronized (lock) {
      if (overflowed || closeFrame != null) {
        return;
      }
      waitingCharacters += json.length();
      if (waitingCharacters > MAX_WAITING_CHARACTERS) {
        overflowed = true;
        waiting.clear();
      } else {
        waiting.add(json);
      }
    }
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
   * Lets a close that was asked for happen. Not at once: Jetty ends the connection with a close
   * frame of this kind, and TCP answers what a page is still sending with a reset that takes the
   * message before the close frame away from it. So what comes is read, and dropped, for a while.
   */
  void closeIfAsked() {
    synchronized (lock) {
      if (closeFrame == null) {
        return;
      }
      mayClose = true;
    }
    iterate();
  }

  @Override
  public void flush() {
    boolean tooSlow;
    synchronized (lock) {
      tooSlow = overflowed;
    }
    if (tooSlow) {
      log.debug("{} reads too slowly and is cut off", session.getRemoteSocketAddress());
      session.disconnect(); // a close frame would wait behind what it does not read
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
      waitingCharacters -= next == null ? 0 : next.length();
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
