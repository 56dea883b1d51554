package io.peerproof.report;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.ElementEvent.FrameSample;
import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of a peer that its report holds: a bounded number of each type, of a call of any
 * length. The judges and the measures have read all of them before.
 *
 * @param events events for the list of events, in order; last one {@code left-out} for each type of
 *     which not all are here
 * @param stats statistics, in order
 */
public record ReportedEvents(List<PeerEvent> events, List<Stats> stats) {

  /**
   * Events of one type that a report holds, half of them from the beginning on and half up to the
   * end: those of some minutes.
   */
  private static final Map<Class<? extends PeerEvent>, Integer> MOST =
      Map.of(
          FramesCaptured.class, 1_000,
          FramesPresented.class, 2_400,
          AudioSample.class, 4_000,
          AudioCovered.class, 1_000);

  private static final int MOST_OF_OTHERS = 3_000;

  /** Statistics of all connections together: those of ten minutes of one. */
  private static final int MOST_STATISTICS = 1_200;

  /** Statistics of one connection: those of three and a half minutes. */
  private static final int MOST_OF_CONNECTION = 420;

  public ReportedEvents {
    events = List.copyOf(events);
    stats = List.copyOf(stats);
  }

  /** Selects what a report holds of a history. */
  public static ReportedEvents of(PeerHistory history) {
    Map<String, Long> leftOut = new TreeMap<>();
    history.leftOut().counts().forEach((type, n) -> leftOut.put(PeerEvent.nameOf(type), n));
    List<Stats> stats = statistics(history.all(Stats.class));
    count(leftOut, Stats.class, history.all(Stats.class).size() - stats.size());

    Map<Class<?>, Integer> sizes = new HashMap<>();
    history.events().forEach(event -> sizes.merge(event.getClass(), 1, Integer::sum));
    Map<Class<?>, Integer> places = new HashMap<>();
    List<PeerEvent> events = new ArrayList<>();
    for (PeerEvent event : history.events()) {
      if (isWorthReading(event)) {
        int place = places.merge(event.getClass(), 1, Integer::sum) - 1;
        int most = MOST.getOrDefault(event.getClass(), MOST_OF_OTHERS);
        if (place < most / 2 || place >= sizes.get(event.getClass()) - most / 2) {
          events.add(event);
        } else {
          count(leftOut, event.getClass(), 1);
        }
      }
    }
    leftOut.forEach((type, n) -> events.add(new PageEvent.LeftOut(history.latestAtMs(), type, n)));
    return new ReportedEvents(events, stats);
  }

  private static void count(Map<String, Long> leftOut, Class<? extends PeerEvent> type, long n) {
    if (n > 0) {
      leftOut.merge(PeerEvent.nameOf(type), n, Long::sum);
    }
  }

  /** Returns the first and the latest of each connection, and others at even distances. */
  private static List<Stats> statistics(List<Stats> all) {
    Map<String, List<Stats>> byConnection = new LinkedHashMap<>();
    all.forEach(one -> byConnection.computeIfAbsent(one.pc(), pc -> new ArrayList<>()).add(one));
    int share = Math.min(MOST_OF_CONNECTION, MOST_STATISTICS / Math.max(1, byConnection.size()));
    List<Stats> kept = new ArrayList<>();
    byConnection.values().forEach(samples -> kept.addAll(evenly(samples, Math.max(2, share))));
    kept.sort(Comparator.comparingDouble(Stats::atMs));
    return kept;
  }

  private static List<Stats> evenly(List<Stats> samples, int most) {
    if (samples.size() <= most) {
      return samples;
    }
    List<Stats> kept = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      kept.add(samples.get((int) ((long) i * (samples.size() - 1) / (most - 1))));
    }
    return kept;
  }

  /**
   * Tells if an event belongs to the list of events. Statistics have their own list, and frames and
   * rates are only for measures.
   */
  private static boolean isWorthReading(PeerEvent event) {
    return !(event instanceof Stats)
        && !(event instanceof FrameSample)
        && !(event instanceof PageEvent.PaceMeasured);
  }
}
