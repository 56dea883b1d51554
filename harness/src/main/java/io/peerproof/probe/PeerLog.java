package io.peerproof.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a peer's page has said so far, in the order in which it happened.
 *
 * <p>Events come on several threads and may overtake one another on their way; they are put in
 * order by the page's clock, and within one reading of that clock by the count the page gave them.
 * Safe for use by many threads.
 */
public final class PeerLog {

  private record Entry(long count, PeerEvent event) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble((Entry entry) -> entry.event.atMs())
          .thenComparingLong(Entry::count);

  private final List<Entry> entries = new ArrayList<>();
  private final Runnable onChange;
  private final LongSupplier nanoClock;
  private volatile long lastHeardNanos;

  /** Calls {@code onChange} after each new event, on the thread that brought it. */
  public PeerLog(Runnable onChange) {
    this(onChange, System::nanoTime);
  }

  PeerLog(Runnable onChange, LongSupplier nanoClock) {
    this.onChange = onChange;
    this.nanoClock = nanoClock;
    this.lastHeardNanos = nanoClock.getAsLong();
  }

  void add(long count, PeerEvent event) {
    Entry entry = new Entry(count, event);
    lastHeardNanos = nanoClock.getAsLong();
    synchronized (entries) {
      int at = entries.size();
      while (at > 0 && ORDER.compare(entries.get(at - 1), entry) > 0) {
        at--;
      }
      entries.add(at, entry);
    }
    onChange.run();
  }

  /** How long the page has said nothing; since the beginning when it never did. */
  public Duration silence() {
    return Duration.ofNanos(nanoClock.getAsLong() - lastHeardNanos);
  }

  /** Adds what the harness itself has to say, after all that came before it. */
  void addNow(PeerEvent event) {
    add(Long.MAX_VALUE, event);
  }

  /** When the last event happened, on the page's clock; 0 before the first. */
  double lastAtMs() {
    synchronized (entries) {
      return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).event().atMs();
    }
  }

  /** All events up to now. */
  public List<PeerEvent> events() {
    synchronized (entries) {
      return entries.stream().map(Entry::event).toList();
    }
  }
}
