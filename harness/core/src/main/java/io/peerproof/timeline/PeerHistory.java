package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one peer up to a moment, in the order in which they happened. Immutable. An index
 * by type is made once, so that a reader sees only the events that it asks for.
 */
public final class PeerHistory {

  /**
   * Types that a page reports again and again as long as a call lasts. All others are steps of the
   * call: few, and in an order that matters.
   */
  private static final Set<Class<? extends PeerEvent>> SAMPLES =
      Set.of(
          PageEvent.Log.class,
          PageEvent.PaceMeasured.class,
          MediaEvent.FramesCaptured.class,
          ConnectionEvent.Stats.class,
          ConnectionEvent.DataMessage.class,
          ElementEvent.VideoSample.class,
          ElementEvent.PictureChanged.class,
          ElementEvent.AudioSample.class,
          ElementEvent.FramesPresented.class,
          ElementEvent.Picture.class,
          ElementEvent.SoundCovered.class);

  /** A peer of which nothing is known. */
  public static final PeerHistory EMPTY = of(List.of());

  private final List<PeerEvent> events;
  private final List<PeerEvent> steps;
  private final Map<Class<?>, List<PeerEvent>> byType;

  /** Made when it is first asked for; two threads may make it twice, and it is the same. */
  private volatile @Nullable PeerHistory currentDocument;

  private volatile @Nullable Timeline timeline;

  private PeerHistory(
      List<PeerEvent> events, List<PeerEvent> steps, Map<Class<?>, List<PeerEvent>> byType) {
    this.events = events;
    this.steps = steps;
    this.byType = byType;
  }

  /** Indexes {@code events} of one peer, in the order in which they happened. */
  public static PeerHistory of(List<? extends PeerEvent> events) {
    List<PeerEvent> copy = List.copyOf(events);
    List<PeerEvent> steps = new ArrayList<>();
    Map<Class<?>, List<PeerEvent>> byType = new HashMap<>();
    for (PeerEvent event : copy) {
      byType.computeIfAbsent(event.getClass(), type -> new ArrayList<>()).add(event);
      if (!SAMPLES.contains(event.getClass())) {
        steps.add(event);
      }
    }
    return new PeerHistory(copy, steps, byType);
  }

  /** All events. */
  public List<PeerEvent> events() {
    return events;
  }

  /**
   * The events that are no repeated samples: what became of documents, devices, connections, tracks
   * and elements. Frames, audio, statistics, messages and console lines are not among them.
   */
  public List<PeerEvent> steps() {
    return steps;
  }

  /** All events of one type, a record such as {@code ConnectionEvent.Stats}. */
  @SuppressWarnings("unchecked") // The index has under each type only events of that type.
  public <E extends PeerEvent> List<E> all(Class<E> type) {
    return (List<E>) byType.getOrDefault(type, List.of());
  }

  /** The first event of a type. */
  public <E extends PeerEvent> Optional<E> first(Class<E> type) {
    List<E> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The last event of a type. */
  public <E extends PeerEvent> Optional<E> last(Class<E> type) {
    List<E> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Whether there is an event of a type. */
  public boolean has(Class<? extends PeerEvent> type) {
    return !all(type).isEmpty();
  }

  /**
   * The part that belongs to the document that the tab shows now: from its last {@code
   * DocumentStarted} on that is no frame's; all of it when there is none.
   */
  public PeerHistory currentDocument() {
    PeerHistory known = currentDocument;
    if (known == null) {
      int start = startOfCurrentDocument();
      known = start <= 0 ? this : of(events.subList(start, events.size()));
      currentDocument = known;
    }
    return known;
  }

  private int startOfCurrentDocument() {
    Optional<PageEvent.DocumentStarted> started = currentDocumentStarted();
    int at = started.isEmpty() ? 0 : events.size() - 1;
    while (at > 0 && events.get(at) != started.get()) {
      at--;
    }
    return at;
  }

  /** The beginning of the tab's current document; empty when none was seen to begin. */
  public Optional<PageEvent.DocumentStarted> currentDocumentStarted() {
    List<PageEvent.DocumentStarted> all = all(PageEvent.DocumentStarted.class);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (!all.get(i).frame()) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The peer's present: the time of the last event, on the page's clock; 0 without one. Console
   * messages do not count, since another clock dates them.
   */
  public double latestAtMs() {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (!(events.get(i) instanceof PageEvent.Log)) {
        return events.get(i).atMs();
      }
    }
    return 0;
  }

  /** The moments between which the phases of the call lie. */
  public Timeline timeline() {
    Timeline known = timeline;
    if (known == null) {
      known = new Timeline(this);
      timeline = known;
    }
    return known;
  }

  /** The peer connection that decides, {@code pc1}; empty when the page created none. */
  public Optional<String> connection() {
    return timeline().connection();
  }

  /** The last value of each state machine of that connection: {@code iceConnectionState}, … */
  public Map<String, Object> states() {
    Map<String, Object> states = new LinkedHashMap<>();
    for (Machine machine : Machine.values()) {
      timeline().lastState(machine).ifPresent(state -> states.put(machine.attribute(), state));
    }
    return states;
  }

  /** The remote tracks of a kind. */
  public RemoteTracks remoteTracks(String kind) {
    return RemoteTracks.of(this, kind);
  }

  /** The received media of a kind, by the last statistics of each connection. */
  public InboundRtp inboundRtp(String kind) {
    return InboundRtp.of(this, kind);
  }

  /** The received media of one remote track, likewise. */
  public InboundRtp inboundRtp(String kind, String track) {
    return InboundRtp.ofTrack(this, kind, track);
  }

  /** The last statistics of each peer connection, by its name. */
  public Map<String, ConnectionEvent.Stats> latestStats() {
    return latest(all(ConnectionEvent.Stats.class));
  }

  /** The last of {@code samples} of each peer connection, by its name. */
  static Map<String, ConnectionEvent.Stats> latest(List<ConnectionEvent.Stats> samples) {
    Map<String, ConnectionEvent.Stats> latest = new LinkedHashMap<>();
    samples.forEach(stats -> latest.put(stats.pc(), stats));
    return latest;
  }

  /** The last state of each media element, by its name. */
  public Map<String, ElementState> elementStates() {
    Map<String, ElementState> last = new LinkedHashMap<>();
    all(ElementState.class).forEach(state -> last.put(state.element(), state));
    return last;
  }

  /** The ICE candidates that the peer gathered and received. */
  public IceCandidateCounts iceCandidates() {
    return IceCandidateCounts.of(this);
  }

  /** The failure of the last navigation; empty when the page was opened. */
  public Optional<NavigationFailure> navigationFailure() {
    return NavigationFailure.of(this);
  }
}
