package io.peerproof.signaling;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Messages that one event causes. They are added to the outboxes in order, under the lock of the
 * rooms; the outboxes are flushed after its release.
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
