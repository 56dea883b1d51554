package io.peerproof.probe;

import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.LeftOutEvents;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events of a peer's page so far, in the order in which they happened.
 *
 * <p>Events come on several threads and may overtake one another on their way; they are put in
 * order by the page's clock, and within one reading of that clock by the count the page gave them.
 * Safe for use by many threads.
 */
public final class EventLog {

  private record Entry(long count, PeerEvent event) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingDouble((Entry entry) -> entry.event.atMs())
          .thenComparingLong(Entry::count);

  /** Events that a snapshot indexes again, since a later one may still belong before them. */
  private static final int MOST_RECENT = 512;

  /** Documents of which the clock is known: only that of the youngest is asked for. */
  private static final int MOST_CLOCKS = 100;

  // Guarded by the entries.
  private final List<Entry> entries = new ArrayList<>();
  private final Map<EventRetention.Kind, Integer> kinds = new HashMap<>();
  private final Map<Class<?>, Integer> kindsOfTypes = new HashMap<>();

  /** Events of each type, but for those of the kind of all others. */
  private final Map<Class<?>, Integer> eventsOfTypes = new HashMap<>();

  private LeftOutEvents leftOut = LeftOutEvents.NONE;
  private LeftOutEvents leftOutOfDocument = LeftOutEvents.NONE;

  /** The beginning of the tab's current document; null when none was seen to begin. */
  private @Nullable PeerEvent document;

  /** The index of the first {@code settledCount} entries. */
  private PeerHistory settled = PeerHistory.EMPTY;

  private int settledCount;

  /** Characters of all descriptions that are kept. */
  private long descriptionLength;

  /** The last result of {@link #history}; null once there are more. */
  private @Nullable PeerHistory history;

  private final Map<Double, ClockBounds> clocks = new ConcurrentHashMap<>();
  private final Runnable onChange;
  private final LongSupplier nanoClock;
  private volatile long lastHeardNanos;
  private volatile double openingMs = Double.NEGATIVE_INFINITY;

  /**
   * Calls {@code onChange} after each message, on the thread that brought it; not after lines of
   * the console, which no verdict waits for, and of which a page may write any number.
   */
  public EventLog(Runnable onChange) {
    this(onChange, System::nanoTime);
  }

  EventLog(Runnable onChange, LongSupplier nanoClock) {
    this.onChange = onChange;
    this.nanoClock = nanoClock;
    this.lastHeardNanos = nanoClock.getAsLong();
  }

  void add(long count, PeerEvent event) {
    addAll(List.of(new PeerEventJson.Numbered(count, event)));
  }

  /** Adds events that came together, as one change. */
  void addAll(List<PeerEventJson.Numbered> events) {
    lastHeardNanos = nanoClock.getAsLong();
    synchronized (entries) {
      events.forEach(one -> insert(new Entry(one.count(), withinBudget(one.event()))));
      history = null;
    }
    if (!events.stream().allMatch(one -> one.event() instanceof PageEvent.Log)) {
      onChange.run();
    }
  }

  /** A description whole, or its beginning where the page has set too many long ones. */
  private PeerEvent withinBudget(PeerEvent event) {
    if (!(event instanceof DescriptionSet set)) {
      return event;
    }
    boolean fits = descriptionLength + set.sdp().length() <= TextLimit.MOST_OF_DESCRIPTIONS;
    DescriptionSet kept =
        fits
            ? set
            : new DescriptionSet(
                set.atMs(),
                set.pc(),
                set.side(),
                set.kind(),
                set.startedAtMs(),
                TextLimit.shorten(set.sdp()));
    descriptionLength += kept.sdp().length();
    return kept;
  }

  private void insert(Entry entry) {
    int at = entries.size();
    while (at > 0 && ORDER.compare(entries.get(at - 1), entry) > 0) {
      at--;
    }
    entries.add(at, entry);
    if (at < settledCount) {
      unsettle();
    }
    if (entry.event instanceof PageEvent.DocumentStarted started && !started.frame()) {
      followDocument();
    }
    EventRetention.Kind kind = keptKindOf(entry.event);
    if (!kinds.containsKey(kind)) {
      kindsOfTypes.merge(kind.type(), 1, Integer::sum);
    }
    int ofKind = kinds.merge(kind, 1, Integer::sum);
    EventRetention.Limit limit = EventRetention.limitOf(kind);
    int count = kindsOfTypes.get(kind.type());
    boolean ofOthers = EventRetention.isOfOthers(kind);
    int ofType = ofOthers ? 0 : eventsOfTypes.merge(kind.type(), 1, Integer::sum);
    if (ofOthers || limit.keepsWhole(count)) {
      if (ofKind > limit.most()) {
        trim(kind.type(), kind::equals, limit);
      }
    } else if (ofType > limit.mostShared()) {
      trim(kind.type(), one -> !EventRetention.isOfOthers(one), limit.of(count));
    }
  }

  /** Its own kind, or that of all others where the log already has enough kinds of its type. */
  private EventRetention.Kind keptKindOf(PeerEvent event) {
    EventRetention.Kind kind = EventRetention.kindOf(event);
    boolean room = kindsOfTypes.getOrDefault(kind.type(), 0) < EventRetention.limitOf(kind).kinds();
    return room || kinds.containsKey(kind) ? kind : EventRetention.othersOf(kind.type());
  }

  private void unsettle() {
    settled = PeerHistory.of(List.of(), leftOut, leftOutOfDocument);
    settledCount = 0;
  }

  /**
   * Leaves out events of the kinds of a type of which there are too many.
   *
   * @param chosen the kinds
   * @param limit of each of them
   */
  private void trim(
      Class<? extends PeerEvent> type,
      Predicate<EventRetention.Kind> chosen,
      EventRetention.Limit limit) {
    Map<EventRetention.Kind, List<PeerEvent>> all = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.event.getClass() == type) {
        all.computeIfAbsent(keptKindOf(entry.event), kind -> new ArrayList<>()).add(entry.event);
      }
    }
    all.keySet().removeIf(chosen.negate());
    Set<PeerEvent> left = Collections.newSetFromMap(new IdentityHashMap<>());
    all.forEach(
        (kind, events) -> {
          BitSet kept = EventRetention.kept(events, limit);
          for (int i = kept.nextClearBit(0); i < events.size(); i = kept.nextClearBit(i + 1)) {
            left.add(events.get(i));
          }
          kinds.put(kind, kept.cardinality());
        });
    leaveOut(left);
    eventsOfTypes.put(
        type,
        kinds.entrySet().stream()
            .filter(one -> one.getKey().type() == type)
            .filter(one -> !EventRetention.isOfOthers(one.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum());
    unsettle();
  }

  private void leaveOut(Set<PeerEvent> left) {
    List<PeerEvent> earlier = new ArrayList<>();
    List<PeerEvent> ofDocument = new ArrayList<>();
    List<Entry> rest = new ArrayList<>(entries.size());
    boolean inDocument = document == null;
    for (Entry entry : entries) {
      inDocument |= entry.event == document;
      if (left.contains(entry.event)) {
        (inDocument ? ofDocument : earlier).add(entry.event);
        if (entry.event instanceof DescriptionSet set) {
          descriptionLength -= set.sdp().length();
        }
      } else {
        rest.add(entry);
      }
    }
    entries.clear();
    entries.addAll(rest);
    leftOut = leftOut.plus(earlier).plus(ofDocument);
    leftOutOfDocument = leftOutOfDocument.plus(ofDocument);
  }

  /** A document began: if it is the last one now, nothing of it was left out yet. */
  private void followDocument() {
    PeerEvent newest = document;
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).event instanceof PageEvent.DocumentStarted started && !started.frame()) {
        newest = started;
        break;
      }
    }
    if (newest != document) {
      document = newest;
      leftOutOfDocument = LeftOutEvents.NONE;
      unsettle();
    }
  }

  /** The harness is about to have a page opened. Those first heard of from now on are younger. */
  public void opening() {
    openingMs = nanoClock.getAsLong() / 1e6;
  }

  /**
   * A page reported its clock in a message.
   *
   * @param nanos when it came, by {@link System#nanoTime}
   * @see <a href="https://www.w3.org/TR/hr-time-3/#dfn-get-time-origin-timestamp">time origin: when
   *     the navigation began</a>
   */
  void heard(PageClock clock, long nanos) {
    double origin = clock.timeOriginMs();
    clocks.merge(
        origin,
        new ClockBounds(origin, clock.atMs() - nanos / 1e6, origin - openingMs),
        (before, now) ->
            new ClockBounds(
                origin, Math.max(before.leastAheadMs(), now.leastAheadMs()), before.mostAheadMs()));
    if (clocks.size() > MOST_CLOCKS) {
      clocks.keySet().stream().min(Double::compare).ifPresent(clocks::remove);
    }
  }

  /** Bounds of the youngest page's clock; empty when it reported none. */
  public Optional<ClockBounds> clock() {
    return clocks.values().stream().max(Comparator.comparingDouble(ClockBounds::timeOriginMs));
  }

  /** Time since the page's last message, or since the beginning when it sent none. */
  public Duration silence() {
    return Duration.ofNanos(nanoClock.getAsLong() - lastHeardNanos);
  }

  /** Adds what the harness itself has to say, after all that came before it. */
  void addNow(PeerEvent event) {
    add(Long.MAX_VALUE, event);
  }

  /**
   * Time of the last event on the page's clock, in milliseconds since the Unix epoch; 0 before the
   * first.
   */
  double lastAtMs() {
    synchronized (entries) {
      return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).event().atMs();
    }
  }

  /**
   * All events up to now; the same list until there are more, for each change is judged in parts.
   */
  public PeerHistory history() {
    synchronized (entries) {
      PeerHistory known = history;
      if (known == null) {
        if (entries.size() - settledCount > MOST_RECENT) {
          settle(entries.size() - MOST_RECENT / 2);
        }
        known = settled.plus(events(settledCount, entries.size()));
        history = known;
      }
      return known;
    }
  }

  private void settle(int count) {
    settled = PeerHistory.of(events(0, count), leftOut, leftOutOfDocument);
    settledCount = count;
  }

  private List<PeerEvent> events(int from, int to) {
    return entries.subList(from, to).stream().map(Entry::event).toList();
  }
}
