package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The peer connections of a page, and which of them belong to the call. A page makes others, too:
 * between two ends of its own before a call, to find out what the browser can do, or in an attempt
 * that it gives up.
 */
public final class CallConnections {

  private final PeerHistory history;

  /** Each connection to its far end, in the order in which the page made them. */
  private final Map<String, FarEnd> farEnds = new LinkedHashMap<>();

  private final Set<String> closed;
  private final Set<String> described = new HashSet<>();
  private final Map<String, Double> answeredAtMs = new HashMap<>();
  private final Set<String> unrelated;

  CallConnections(PeerHistory history, Set<String> others) {
    this.history = history;
    this.closed = names(ConnectionEvent.Closed.class).collect(Collectors.toSet());
    DtlsFingerprints fingerprints = DtlsFingerprints.of(history);
    Stream.of(
            names(ConnectionEvent.Created.class),
            names(DescriptionSet.class),
            history.all(TrackEvent.Received.class).stream().map(TrackEvent.Received::pc))
        .flatMap(names -> names)
        .forEach(pc -> farEnds.computeIfAbsent(pc, name -> fingerprints.farEnd(name, others)));
    for (DescriptionSet set : history.all(DescriptionSet.class)) {
      described.add(set.pc());
      if (set.side() == Side.REMOTE) {
        answeredAtMs.putIfAbsent(set.pc(), set.atMs());
      }
    }
    this.unrelated = unrelatedOnes();
  }

  /** The far end of a connection. */
  public FarEnd farEnd(String pc) {
    return farEnds.getOrDefault(pc, FarEnd.UNKNOWN);
  }

  /** Tells whether the page closed a connection. */
  boolean isClosed(String pc) {
    return closed.contains(pc);
  }

  /** Tells whether the page has connections, and each of them leads back to the page itself. */
  public boolean onlyWithItself() {
    return !farEnds.isEmpty() && farEnds.values().stream().allMatch(FarEnd.OWN_PAGE::equals);
  }

  /**
   * The connections that do not belong to the call: those of the page with itself, and attempts
   * that it gave up. None where the page has no others.
   */
  public Set<String> unrelated() {
    return unrelated;
  }

  /** The connections with the other page; all that may belong to the call where none is known. */
  Set<String> ofCall() {
    Set<String> withOther = new HashSet<>();
    Set<String> possible = new HashSet<>(farEnds.keySet());
    farEnds.forEach(
        (pc, end) -> {
          if (end == FarEnd.OTHER_PAGE) {
            withOther.add(pc);
          }
        });
    possible.removeAll(unrelated);
    return withOther.isEmpty() ? (onlyWithItself() ? Set.of() : possible) : withOther;
  }

  private Set<String> unrelatedOnes() {
    Set<String> without = new HashSet<>();
    Map<String, Set<MediaKind>> kinds = addedKinds();
    List<String> order = List.copyOf(farEnds.keySet());
    for (String pc : order) {
      if (farEnd(pc) == FarEnd.OWN_PAGE || isGivenUp(pc, order, kinds)) {
        without.add(pc);
      }
    }
    return without.size() == farEnds.size() ? Set.of() : without;
  }

  /**
   * Tells whether another connection took the place of an attempt: it carries as much and got an
   * answer later. An offer that was made in the meantime is no attempt before it, but one of its
   * own, so the other must have been made later, too.
   */
  private boolean isGivenUp(String pc, List<String> order, Map<String, Set<MediaKind>> kinds) {
    if (answeredAtMs.containsKey(pc)) {
      return false;
    }
    List<String> candidates =
        described.contains(pc) ? order.subList(order.indexOf(pc), order.size()) : order;
    double madeAtMs = madeAtMs(pc);
    return candidates.stream()
        .anyMatch(
            other ->
                answeredAtMs.getOrDefault(other, Double.NEGATIVE_INFINITY) > madeAtMs
                    && farEnd(other) != FarEnd.OWN_PAGE
                    && kinds
                        .getOrDefault(other, Set.of())
                        .containsAll(kinds.getOrDefault(pc, Set.of())));
  }

  private double madeAtMs(String pc) {
    return history.all(ConnectionEvent.Created.class).stream()
        .filter(created -> created.pc().equals(pc))
        .mapToDouble(ConnectionEvent.Created::atMs)
        .findFirst()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private Map<String, Set<MediaKind>> addedKinds() {
    Map<String, Set<MediaKind>> kinds = new HashMap<>();
    for (TrackEvent.Added added : history.all(TrackEvent.Added.class)) {
      kinds.computeIfAbsent(added.pc(), pc -> new HashSet<>()).add(added.kind());
    }
    return kinds;
  }

  /**
   * The connection that decides. One with the other page comes first, then one that was made after
   * it or without it; one that the page closed only when there is no such other. Of several, the
   * last that received video, or else the last that came furthest.
   */
  Optional<String> deciding() {
    List<String> order = List.copyOf(farEnds.keySet());
    int lastOfOther = -1;
    for (int i = 0; i < order.size(); i++) {
      lastOfOther = farEnd(order.get(i)) == FarEnd.OTHER_PAGE ? i : lastOfOther;
    }
    Set<String> later = Set.copyOf(order.subList(lastOfOther + 1, order.size()));
    Predicate<String> ofOther = pc -> farEnd(pc) == FarEnd.OTHER_PAGE;
    Predicate<String> ofCall = pc -> !unrelated.contains(pc);
    Predicate<String> open = pc -> !isClosed(pc);
    return furthest(open.and(ofOther))
        .or(() -> furthest(open.and(ofCall).and(later::contains)))
        .or(() -> furthest(ofOther))
        .or(() -> furthest(open.and(ofCall)))
        .or(() -> furthest(ofCall));
  }

  private Optional<String> furthest(Predicate<String> admitted) {
    List<TrackEvent.Received> received = history.all(TrackEvent.Received.class);
    return last(
            received.stream().filter(r -> r.kind() == MediaKind.VIDEO).map(r -> r.pc()), admitted)
        .or(() -> last(received.stream().map(TrackEvent.Received::pc), admitted))
        .or(() -> last(names(DescriptionSet.class), admitted))
        .or(() -> last(names(ConnectionEvent.Created.class), admitted));
  }

  private Stream<String> names(Class<? extends ConnectionEvent> type) {
    return history.all(type).stream().map(ConnectionEvent::pc);
  }

  private static Optional<String> last(Stream<String> names, Predicate<String> admitted) {
    return names.filter(admitted).reduce((earlier, later) -> later);
  }
}
