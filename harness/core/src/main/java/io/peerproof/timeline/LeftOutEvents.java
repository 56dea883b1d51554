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

  /** Number of left-out events of each type. */
  public Map<Class<? extends PeerEvent>, Long> counts() {
    return counts;
  }

  /** Number of left-out events of a type. */
  public long count(Class<? extends PeerEvent> type) {
    return counts.getOrDefault(type, 0L);
  }

  /** Number of left-out messages that the page received. */
  public long receivedMessages() {
    return receivedMessages;
  }

  /** Number of distinct left-out messages that the page sent. */
  public long sentMessages() {
    return sentMessages.size();
  }

  /** Tells whether the page sent a left-out message of the same content as {@code message}. */
  public boolean hasSent(DataMessage message) {
    return sentMessages.contains(message);
  }
}
