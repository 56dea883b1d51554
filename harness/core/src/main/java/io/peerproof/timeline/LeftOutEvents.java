package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.event.PeerEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events that a {@link PeerHistory} no longer holds, since a page reported too many of their kind.
 * Immutable.
 */
public final class LeftOutEvents {

  /** Nothing was left out. */
  public static final LeftOutEvents NONE = new LeftOutEvents(Map.of(), 0, MessageContents.NONE);

  private final Map<Class<? extends PeerEvent>, Long> counts;
  private final long receivedMessages;
  private final MessageContents sentMessages;

  private LeftOutEvents(
      Map<Class<? extends PeerEvent>, Long> counts,
      long receivedMessages,
      MessageContents sentMessages) {
    this.counts = Map.copyOf(counts);
    this.receivedMessages = receivedMessages;
    this.sentMessages = sentMessages;
  }

  /** These and {@code events}. */
  public LeftOutEvents plus(Collection<PeerEvent> events) {
    if (events.isEmpty()) {
      return this;
    }
    Map<Class<? extends PeerEvent>, Long> sums = new HashMap<>(counts);
    long received = receivedMessages;
    List<DataMessage> sent = new ArrayList<>();
    for (PeerEvent event : events) {
      sums.merge(event.getClass(), 1L, Long::sum);
      if (event instanceof DataMessage message) {
        if (message.way() == Way.RECEIVED) {
          received++;
        } else {
          sent.add(message);
        }
      }
    }
    return new LeftOutEvents(sums, received, sentMessages.plus(sent));
  }

  /** How many events of each type were left out. */
  public Map<Class<? extends PeerEvent>, Long> counts() {
    return counts;
  }

  /** How many events of a type were left out. */
  public long count(Class<? extends PeerEvent> type) {
    return counts.getOrDefault(type, 0L);
  }

  /** How many of the messages that were left out the page received. */
  public long receivedMessages() {
    return receivedMessages;
  }

  /** How many distinct messages that were left out the page sent. */
  public long sentMessages() {
    return sentMessages.size();
  }

  /** Whether the page sent a message of the same content as {@code message} that was left out. */
  public boolean hasSent(DataMessage message) {
    return sentMessages.contains(message);
  }
}
