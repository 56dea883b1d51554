package io.peerproof.server;

import java.util.concurrent.atomic.AtomicLong;

/** Number of characters that wait in all outboxes together, with a maximum. Thread-safe. */
final class OutboxMemory {

  /**
   * Share of the heap, as a divisor. A character takes one byte in memory, or two if the text has
   * others than Latin-1.
   */
  private static final int HEAP_SHARE = 16;

  private final long max;
  private final AtomicLong waiting = new AtomicLong();

  OutboxMemory(long max) {
    this.max = max;
  }

  static OutboxMemory ofHeap() {
    return new OutboxMemory(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  void add(long characters) {
    waiting.addAndGet(characters);
  }

  void remove(long characters) {
    waiting.addAndGet(-characters);
  }

  boolean isFull() {
    return waiting.get() > max;
  }

  long waiting() {
    return waiting.get();
  }
}
