package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
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
          ConnectionEvent.DataSendFailed.class,
          ElementEvent.VideoSample.class,
          ElementEvent.VideoChanged.class,
          ElementEvent.AudioSample.class,
          ElementEvent.FramesPresented.class,
          ElementEvent.FrameSample.class,
          ElementEvent.AudioCovered.class);

  /** Samples that show what a person sees and hears. */
  private static final Set<Class<? extends PeerEvent>> OBSERVATIONS =
      Set.of(
          ElementEvent.VideoSample.class,
          ElementEvent.VideoChanged.class,
          ElementEvent.AudioSample.class);

  /** A peer of which nothing is known. */
  public static final PeerHistory EMPTY = of(List.of());

  private final List<PeerEvent> events;
  private final List<PeerEvent> steps;
  private final Map<Class<?>, List<PeerEvent>> byType;
  private final LeftOutEvents leftOut;
  private final LeftOutEvents leftOutOfDocument;

  /** The history of which this one is the continuation; null where it was indexed as a whole. */
  private final @Nullable PeerHistory settled;

  /** The part after that; null likewise. */
  private final @Nullable PeerHistory recent;

  /** The same history without {@link #others}; null where this is it. */
  private final @Nullable PeerHistory alone;

  /** DTLS fingerprints of the other page's certificates; empty where they are not known. */
  private final Set<String> others;

  /** Made when it is first asked for; two threads may make it twice, and it is the same. */
  private volatile @Nullable PeerHistory currentDocument;

  private volatile @Nullable Timeline timeline;

  private PeerHistory(
      List<PeerEvent> events,
      List<PeerEvent> steps,
      Map<Class<?>, List<PeerEvent>> byType,
      LeftOutEvents leftOut,
      LeftOutEvents leftOutOfDocument) {
    this.events = events;
    this.steps = steps;
    this.byType = byType;
    this.leftOut = leftOut;
    this.leftOutOfDocument = leftOutOfDocument;
    this.settled = null;
    this.recent = null;
    this.alone = null;
    this.others = Set.of();
  }

  private PeerHistory(PeerHistory alone, Set<String> others) {
    this.events = alone.events;
    this.steps = alone.steps;
    this.byType = alone.byType;
    this.leftOut = alone.leftOut;
    this.leftOutOfDocument = alone.leftOutOfDocument;
    this.settled = alone.settled;
    this.recent = alone.recent;
    this.alone = alone;
    this.others = Set.copyOf(others);
  }

  private PeerHistory(PeerHistory settled, PeerHistory recent) {
    this.events = JoinedList.of(settled.events, recent.events);
    this.steps = JoinedList.of(settled.steps, recent.steps);
    Map<Class<?>, List<PeerEvent>> joined = new HashMap<>(settled.byType);
    recent.byType.forEach((type, more) -> joined.merge(type, more, JoinedList::of));
    this.byType = joined;
    this.leftOut = settled.leftOut;
    this.leftOutOfDocument = settled.leftOutOfDocument;
    this.settled = settled;
    this.recent = recent;
    this.alone = null;
    this.others = Set.of();
  }

  /**
   * The same history, of a call with the page of another peer: by its descriptions, a connection
   * with that page is known from one with any other.
   */
  public PeerHistory facing(PeerHistory otherPeer) {
    Set<String> named = DtlsFingerprints.of(otherPeer).own();
    return named.equals(others) ? this : new PeerHistory(alone == null ? this : alone, named);
  }

  /** Indexes {@code events} of one peer, in the order in which they happened. */
  public static PeerHistory of(List<? extends PeerEvent> events) {
    return of(events, LeftOutEvents.NONE, LeftOutEvents.NONE);
  }

  /**
   * Indexes {@code events} of one peer, in the order in which they happened.
   *
   * @param leftOut events that are no longer held
   * @param leftOutOfDocument those among them that belong to the current document
   */
  public static PeerHistory of(
      List<? extends PeerEvent> events, LeftOutEvents leftOut, LeftOutEvents leftOutOfDocument) {
    List<PeerEvent> copy = List.copyOf(events);
    List<PeerEvent> steps = new ArrayList<>();
    Map<Class<?>, List<PeerEvent>> byType = new HashMap<>();
    for (PeerEvent event : copy) {
      byType.computeIfAbsent(event.getClass(), type -> new ArrayList<>()).add(event);
      if (!SAMPLES.contains(event.getClass())) {
        steps.add(event);
      }
    }
    return new PeerHistory(copy, steps, byType, leftOut, leftOutOfDocument);
  }

  /**
   * The same history with the events that follow. Only these are indexed; the events of this
   * history are neither read nor copied.
   */
  public PeerHistory plus(List<? extends PeerEvent> more) {
    return more.isEmpty() ? this : new PeerHistory(this, of(more));
  }

  /**
   * The current document as it would be if its video and audio had been observed from a time on:
   * without the earlier samples of frames and tones.
   *
   * @param fromMs on the page's clock
   */
  public PeerHistory observedFrom(double fromMs) {
    PeerHistory document = currentDocument();
    Map<Class<?>, List<PeerEvent>> later = new HashMap<>(document.byType);
    for (Class<? extends PeerEvent> type : OBSERVATIONS) {
      later.put(type, List.copyOf(document.since(type, fromMs)));
    }
    PeerHistory observed =
        new PeerHistory(
            document.events, document.steps, later, document.leftOut, document.leftOutOfDocument);
    return others.isEmpty() ? observed : new PeerHistory(observed, others);
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

  /** Tells whether there is an event of a type. */
  public boolean has(Class<? extends PeerEvent> type) {
    return !all(type).isEmpty();
  }

  /** Events that this history no longer holds, since the page reported too many of their kind. */
  public LeftOutEvents leftOut() {
    return leftOut;
  }

  /**
   * The part that belongs to the document that the tab shows now: from its last {@code
   * DocumentStarted} on that is no frame's; all of it when there is none.
   */
  public PeerHistory currentDocument() {
    PeerHistory known = currentDocument;
    if (known == null && alone != null) {
      PeerHistory document = alone.currentDocument();
      known = document == alone ? this : new PeerHistory(document, others);
      currentDocument = known;
    }
    if (known == null) {
      known = settled != null && recent != null ? joinedDocument(settled, recent) : ownDocument();
      currentDocument = known;
    }
    return known;
  }

  private PeerHistory joinedDocument(PeerHistory before, PeerHistory after) {
    if (after.currentDocumentStarted().isPresent()) {
      return of(after.currentDocument().events, leftOutOfDocument, leftOutOfDocument);
    }
    PeerHistory document = before.currentDocument();
    return document == before ? this : new PeerHistory(document, after);
  }

  private PeerHistory ownDocument() {
    int start = startOfCurrentDocument();
    return start <= 0
        ? this
        : of(events.subList(start, events.size()), leftOutOfDocument, leftOutOfDocument);
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

  /** The events of one type from a time on, on the page's clock. Reads no earlier ones. */
  public <E extends PeerEvent> List<E> since(Class<E> type, double fromMs) {
    List<E> all = all(type);
    int start = all.size();
    while (start > 0 && all.get(start - 1).atMs() >= fromMs) {
      start--;
    }
    return all.subList(start, all.size());
  }

  /**
   * The time of the last event before the one that {@link #latestAtMs} is the time of; the same
   * time when there is none.
   */
  public double beforeLatestAtMs() {
    double latestMs = latestAtMs();
    for (int i = events.size() - 1; i >= 0; i--) {
      PeerEvent event = events.get(i);
      if (!(event instanceof PageEvent.Log) && event.atMs() < latestMs) {
        return event.atMs();
      }
    }
    return latestMs;
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
      known = new Timeline(this, new CallConnections(this, others));
      timeline = known;
    }
    return known;
  }

  /** The peer connection that decides, {@code pc1}; empty when the page created none. */
  public Optional<String> connection() {
    return timeline().connection();
  }

  /** The peer connections of the page, and which of them belong to the call. */
  public CallConnections connections() {
    return timeline().connections();
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
  public RemoteTracks remoteTracks(MediaKind kind) {
    return RemoteTracks.of(this, kind);
  }

  /** The received media of a kind, by the last statistics of each connection. */
  public InboundRtp inboundRtp(MediaKind kind) {
    return InboundRtp.of(this, kind);
  }

  /** The received media of one remote track, likewise. */
  public InboundRtp inboundRtp(MediaKind kind, String track) {
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

  /**
   * The name that the page has for a media element: {@code #peerVideo}, {@code video.remote}; the
   * probe's own, {@code video2}, where it has none.
   *
   * @param element the probe's name for it
   */
  public String elementName(String element) {
    List<ElementState> states = all(ElementState.class);
    for (int i = states.size() - 1; i >= 0; i--) {
      ElementState state = states.get(i);
      if (state.element().equals(element)) {
        String name = state.name();
        return name == null || name.isEmpty() ? element : name;
      }
    }
    return element;
  }

  /** Tells since when the page is hidden. */
  public PageVisibility visibility() {
    return PageVisibility.of(this);
  }

  /** The ICE candidates that the peer gathered and received. */
  public IceCandidateCounts iceCandidates() {
    return IceCandidateCounts.of(this);
  }

  /** The dialog of the page that nobody answered; empty if there is none. */
  public Optional<UnansweredDialog> unansweredDialog() {
    return UnansweredDialog.of(this);
  }

  /** The failure of the last navigation; empty when the page was opened. */
  public Optional<NavigationFailure> navigationFailure() {
    return NavigationFailure.of(this);
  }
}
