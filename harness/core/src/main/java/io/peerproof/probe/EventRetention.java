package io.peerproof.probe;

import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DataSendFailed;
import io.peerproof.event.ConnectionEvent.StateChanged;
import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ElementEvent.AudioCovered;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.ElementEvent.VideoChanged;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.PageEvent.Log;
import io.peerproof.event.PageEvent.PaceMeasured;
import io.peerproof.event.PageEvent.ProbeError;
import io.peerproof.event.PeerEvent;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The number of events of one kind that an {@link EventLog} keeps, by the needs of those who read
 * them. Pure.
 *
 * <p>A verdict needs the first events of a kind (when something began) and the latest (whether it
 * goes on). A measure needs all frames and all audio without a hole: the limits of those types are
 * an hour's events. A chart needs statistics at even distances.
 */
final class EventRetention {

  /**
   * Events of one kind, each of which is kept or left out by itself.
   *
   * @param detail what tells kinds of one type apart, such as the element and the track
   */
  record Kind(Class<? extends PeerEvent> type, Object detail) {}

  /**
   * The events that are kept of one kind.
   *
   * @param first from the beginning on
   * @param between evenly distributed in time between the first and the latest
   * @param latest up to now
   * @param kinds the number of kinds of one type that are kept apart; all further ones of that type
   *     are kept as one kind
   * @param whole the number of kinds of one type that are kept up to this limit; more share what
   *     these would have
   */
  record Limit(int first, int between, int latest, int kinds, int whole) {

    /** The fewest first, and the fewest latest events of one of many kinds. */
    private static final int FEWEST = 2;

    /** Tells whether so many kinds of one type are kept whole. */
    boolean keepsWhole(int count) {
      return count <= whole;
    }

    /** The limit of each of {@code count} kinds of one type. */
    Limit of(int count) {
      if (keepsWhole(count)) {
        return this;
      }
      return new Limit(
          first == 0 ? 0 : Math.max(FEWEST, first * whole / count),
          between * whole / count,
          Math.max(FEWEST, latest * whole / count),
          kinds,
          whole);
    }

    /** The number of events of all kinds that share a limit above which some are left out. */
    int mostShared() {
      return whole * most();
    }

    /** The number of events of one kind above which some are left out. */
    int most() {
      int kept = first + between + latest;
      return kept + kept / 2;
    }
  }

  /**
   * Kinds that a page may repeat often: more channels, connections or elements than in a call of 50
   * peers.
   */
  private static final int MANY = 500;

  /** Kinds of which an hour is kept: tracks that a browser can present at once. */
  private static final int FEW = 32;

  /** Connections whose statistics are kept whole: those of a call of 9 peers. */
  private static final int CONNECTIONS = 8;

  /** Channels, elements and state machines that are kept whole. */
  private static final int SEVERAL = 40;

  /** Stands for all kinds of a type beyond those that are kept apart. */
  private static final Object OTHERS = "others";

  /** Console lines of one level: a diagnosis and the clues name the first ones. */
  private static final Limit LOGS = new Limit(200, 0, 300, MANY, SEVERAL);

  /** Messages of one channel in one direction; sent contents are compared beyond that. */
  private static final Limit MESSAGES = new Limit(200, 0, 300, MANY, SEVERAL);

  /** Half a minute of looks at one peer's frames in an element, every 90 ms. */
  private static final Limit VIDEO_SAMPLES = new Limit(20, 0, 330, FEW, FEW);

  /** Changes of the video of one track. */
  private static final Limit VIDEO_CHANGES = new Limit(10, 0, 330, MANY, SEVERAL);

  /** Statistics of one connection: ten seconds, 200 for a chart, and the last 100 seconds. */
  private static final Limit STATISTICS = new Limit(20, 200, 200, MANY, CONNECTIONS);

  /** Batches of the frames of one track, four a second: an hour. */
  private static final Limit FRAME_BATCHES = new Limit(0, 0, 14_400, FEW, FEW);

  /** Audio levels of one track, two a second, and timers of the page likewise: an hour. */
  private static final Limit HALF_SECONDS = new Limit(0, 0, 7_200, FEW, FEW);

  /** Analysed stretches of one track, eleven a second: half an hour. */
  private static final Limit AUDIO_SAMPLES = new Limit(20, 0, 20_000, FEW, FEW);

  /** Errors of one part of the probe, states of one element or of one state machine. */
  private static final Limit STATES = new Limit(50, 0, 200, MANY, SEVERAL);

  /** All other types: steps of a call, of which a sane page makes a few dozen. */
  private static final Limit STEPS = new Limit(500, 0, 1_500, MANY, SEVERAL);

  private static final Map<Class<? extends PeerEvent>, Limit> LIMITS =
      Map.ofEntries(
          Map.entry(Log.class, LOGS),
          Map.entry(DataMessage.class, MESSAGES),
          Map.entry(DataSendFailed.class, STATES),
          Map.entry(VideoSample.class, VIDEO_SAMPLES),
          Map.entry(VideoChanged.class, VIDEO_CHANGES),
          Map.entry(Stats.class, STATISTICS),
          Map.entry(FramesPresented.class, FRAME_BATCHES),
          Map.entry(FramesCaptured.class, FRAME_BATCHES),
          Map.entry(AudioCovered.class, HALF_SECONDS),
          Map.entry(PaceMeasured.class, HALF_SECONDS),
          Map.entry(AudioSample.class, AUDIO_SAMPLES),
          Map.entry(ElementState.class, STATES),
          Map.entry(StateChanged.class, STATES),
          Map.entry(ProbeError.class, STATES));

  private EventRetention() {}

  /** The limit of a kind of which there are not many. */
  static Limit limitOf(Kind kind) {
    return limitOf(kind.type());
  }

  /** The limit of each kind of a type of which there are not many. */
  static Limit limitOf(Class<? extends PeerEvent> type) {
    return LIMITS.getOrDefault(type, STEPS);
  }

  /** Tells whether a kind is that of all events whose own kind is not kept apart. */
  static boolean isOfOthers(Kind kind) {
    return kind.detail() == OTHERS;
  }

  static Kind kindOf(PeerEvent event) {
    return new Kind(event.getClass(), detailOf(event));
  }

  /** The kind of all events of a type whose own kind is not kept apart. */
  static Kind othersOf(Class<? extends PeerEvent> type) {
    return new Kind(type, OTHERS);
  }

  private static Object detailOf(PeerEvent event) {
    if (event instanceof VideoSample sample) {
      // A phase ends with the first frame of one peer.
      return Arrays.asList(sample.element(), sample.track(), sample.remote(), sample.peer());
    }
    if (event instanceof AudioSample sample) {
      return sample.track();
    }
    if (event instanceof FramesPresented batch) {
      return List.of(batch.element(), batch.track());
    }
    if (event instanceof FramesCaptured batch) {
      return batch.track();
    }
    if (event instanceof AudioCovered covered) {
      return covered.track();
    }
    if (event instanceof VideoChanged changed) {
      return List.of(changed.track(), changed.showsSomethingElse());
    }
    if (event instanceof Stats stats) {
      return stats.pc();
    }
    if (event instanceof DataMessage message) {
      return List.of(message.pc(), message.label(), message.way());
    }
    if (event instanceof DataSendFailed failed) {
      return List.of(failed.pc(), failed.label());
    }
    if (event instanceof StateChanged state) {
      return List.of(state.pc(), state.machine());
    }
    if (event instanceof ElementState state) {
      return state.element();
    }
    if (event instanceof Log log) {
      return log.level();
    }
    return event instanceof ProbeError error ? error.where() : "";
  }

  /**
   * The places of the events that are kept.
   *
   * @param events of one kind, in their order
   */
  static BitSet kept(List<PeerEvent> events, Limit limit) {
    BitSet kept = new BitSet(events.size());
    int end = events.size() - limit.latest();
    kept.set(0, Math.min(limit.first(), events.size()));
    kept.set(Math.max(0, end), events.size());
    if (limit.between() > 0 && end > limit.first()) {
      double fromMs = events.get(limit.first()).atMs();
      double stepMs = Math.max(1, (events.get(end).atMs() - fromMs) / limit.between());
      double dueMs = fromMs;
      for (int i = limit.first(); i < end; i++) {
        double atMs = events.get(i).atMs();
        if (atMs >= dueMs) {
          kept.set(i);
          // At even distances: an event that is late does not delay the following ones.
          dueMs = Math.max(dueMs + stepMs, atMs - stepMs);
        }
      }
    }
    return kept;
  }
}
