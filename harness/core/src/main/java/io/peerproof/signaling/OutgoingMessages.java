package io.peerproof.signaling;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What one event causes to be sent. Messages are put into the outboxes in order, under the lock of
 * the rooms; the outboxes are set going after it.
 */
final class OutgoingMessages {

  private final Set<Outbox> touched = new LinkedHashSet<>();

  void add(Outbox to, ServerMessage message) {
    to.add(message.toTree().toString());
    touched.add(to);
  }

  void close(Outbox outbox, int code, String reason) {
    outbox.close(code, reason);
    touched.add(outbox);
  }

  void flush() {
    touched.forEach(Outbox::flush);
  }
}
