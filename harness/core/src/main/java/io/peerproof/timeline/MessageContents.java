package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.DataMessage;
import java.util.Arrays;
import java.util.Collection;

/**
 * Distinct contents of data channel messages, eight bytes each. Immutable. Keeps the first {@value
 * #MOST}: a page that sends 1,000 messages a second reaches that after a quarter of an hour.
 */
final class MessageContents {

  static final int MOST = 1_000_000;

  static final MessageContents NONE = new MessageContents(new long[0]);

  private final long[] sorted;

  private MessageContents(long[] sorted) {
    this.sorted = sorted;
  }

  MessageContents plus(Collection<DataMessage> messages) {
    if (messages.isEmpty() || sorted.length >= MOST) {
      return this;
    }
    long[] all = Arrays.copyOf(sorted, sorted.length + messages.size());
    int end = sorted.length;
    for (DataMessage message : messages) {
      all[end++] = keyOf(message);
    }
    Arrays.sort(all);
    int distinct = 0;
    for (long key : all) {
      if (distinct == 0 || key != all[distinct - 1]) {
        all[distinct++] = key;
      }
    }
    return new MessageContents(Arrays.copyOf(all, distinct));
  }

  boolean contains(DataMessage message) {
    return Arrays.binarySearch(sorted, keyOf(message)) >= 0;
  }

  int size() {
    return sorted.length;
  }

  /** The size and the 32 bits of the digest. */
  private static long keyOf(DataMessage message) {
    return message.bytes() << Integer.SIZE | Integer.parseUnsignedInt(message.digest(), 16);
  }
}
