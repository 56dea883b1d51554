package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Phase view of a {@link PeerHistory}: the moments between which the phases of a call lie, in
 * milliseconds on that peer's own clock. All are of one peer connection, the one that decides: see
 * {@link CallConnections}.
 */
public final class Timeline {

  private static final Set<String> ICE_CONNECTED = Set.of("connected", "completed");

  private final PeerHistory history;
  private final CallConnections connections;
  private final @Nullable String pc;

  Timeline(PeerHistory history, CallConnections connections) {
    this.history = history;
    this.connections = connections;
    this.pc = connections.deciding().orElse(null);
  }

  CallConnections connections() {
    return connections;
  }

  /** The peer connection that decides, {@code pc1}; empty when the page made none. */
  public Optional<String> connection() {
    return Optional.ofNullable(pc);
  }

  private static boolean asksForMedia(PeerEvent event) {
    return event instanceof MediaEvent.Requested || event instanceof DisplayEvent.Requested;
  }

  /**
   * Time at which the page first used WebRTC: {@code getUserMedia}, {@code getDisplayMedia} or a
   * peer connection.
   */
  public Optional<Double> firstCallAtMs() {
    return history.steps().stream()
        .filter(
            e ->
                asksForMedia(e)
                    || e instanceof ConnectionEvent.Created
                    || e instanceof ConnectionEvent.MethodFailed failed && failed.ofConstructor())
        .map(PeerEvent::atMs)
        .findFirst();
  }

  /**
   * Time at which a connection of the call first was {@code connected} ({@code
   * RTCPeerConnection.connectionState}): one with the other page, where it is known.
   */
  public Optional<Double> connectedAtMs() {
    Set<String> counted = connections.ofCall();
    return all(ConnectionEvent.StateChanged.class)
        .filter(state -> state.machine() == Machine.CONNECTION)
        .filter(state -> state.value().equals("connected") && counted.contains(state.pc()))
        .map(PeerEvent::atMs)
        .findFirst();
  }

  /**
   * Time at which the page began the call: its first use of WebRTC after the last step of a
   * connection that it made for something else before.
   */
  public Optional<Double> callBeganAtMs() {
    Set<String> counted = connections.ofCall();
    Optional<Double> began = Optional.empty();
    for (PeerEvent event : history.steps()) {
      boolean uses = asksForMedia(event);
      if (event instanceof ConnectionEvent of) {
        if (counted.contains(of.pc())) {
          return began.or(() -> Optional.of(event.atMs()));
        }
        began = Optional.empty(); // all until now was for something else
      }
      if (uses && began.isEmpty()) {
        began = Optional.of(event.atMs());
      }
    }
    return began;
  }

  /** Time of the first call of {@code getUserMedia}. */
  public Optional<Double> mediaRequestedAtMs() {
    return first(MediaEvent.Requested.class, event -> true);
  }

  /** Time at which {@code getUserMedia} first resolved. */
  public Optional<Double> mediaGrantedAtMs() {
    return first(MediaEvent.Granted.class, event -> true);
  }

  /** Time at which this side created the offer, or set the other side's. */
  public Optional<Double> offerAtMs() {
    Stream<Double> made =
        ofConnection(ConnectionEvent.DescriptionCreated.class)
            .filter(created -> created.kind().equals("offer"))
            .map(PeerEvent::atMs);
    Stream<Double> set =
        ofConnection(ConnectionEvent.DescriptionSet.class)
            .filter(description -> description.kind().equals("offer"))
            .map(ConnectionEvent.DescriptionSet::startedAtMs);
    return Stream.concat(made, set).min(Double::compare);
  }

  /** Time at which the other side's description was set. */
  public Optional<Double> remoteDescriptionAtMs() {
    return ofConnection(ConnectionEvent.DescriptionSet.class)
        .filter(set -> set.side() == Side.REMOTE)
        .map(PeerEvent::atMs)
        .findFirst();
  }

  /** Time at which a description of this side was set. */
  public Optional<Double> localDescriptionAtMs() {
    return ofConnection(ConnectionEvent.DescriptionSet.class)
        .filter(set -> set.side() == Side.LOCAL)
        .map(PeerEvent::atMs)
        .findFirst();
  }

  /** Time at which ICE first was {@code checking}. */
  public Optional<Double> iceCheckingAtMs() {
    return state(Machine.ICE_CONNECTION, Set.of("checking"));
  }

  /** Time at which ICE first was {@code connected}. */
  public Optional<Double> iceConnectedAtMs() {
    return state(Machine.ICE_CONNECTION, ICE_CONNECTED);
  }

  /** Time at which a DTLS transport first was {@code connecting}. */
  public Optional<Double> dtlsConnectingAtMs() {
    return state(Machine.DTLS, Set.of("connecting"));
  }

  /** Time at which a DTLS transport first was {@code connected}. */
  public Optional<Double> dtlsConnectedAtMs() {
    return state(Machine.DTLS, Set.of("connected"));
  }

  /** Time at which {@code ontrack} first fired. */
  public Optional<Double> trackAtMs() {
    return first(TrackEvent.Received.class, received -> received.pc().equals(pc));
  }

  /** Time at which an element first presented a frame of a remote track. */
  public Optional<Double> firstFrameAtMs() {
    return firstFrameAtMs(frame -> true);
  }

  /** Time at which an element first presented a frame with the stamp of {@code peer}. */
  public Optional<Double> provenAtMs(int peer) {
    return firstFrameAtMs(frame -> frame.peer() != null && frame.peer() == peer);
  }

  private Optional<Double> firstFrameAtMs(Predicate<ElementEvent.VideoSample> wanted) {
    Set<String> here = new HashSet<>();
    Set<String> elsewhere = new HashSet<>();
    for (TrackEvent.Received received : history.all(TrackEvent.Received.class)) {
      (received.pc().equals(pc) ? here : elsewhere).add(received.track());
    }
    elsewhere.removeAll(here); // a track that is sent again keeps its id
    double fromMs = trackAtMs().orElse(Double.NEGATIVE_INFINITY);
    return first(
        ElementEvent.VideoSample.class,
        frame ->
            frame.remote()
                && frame.atMs() >= fromMs
                && !elsewhere.contains(frame.track())
                && wanted.test(frame));
  }

  /** The last value of one of the connection's state machines; empty when it never changed. */
  public Optional<String> lastState(Machine machine) {
    return states(machine)
        .reduce((earlier, later) -> later)
        .map(ConnectionEvent.StateChanged::value);
  }

  /** A moment in words, from the page's first WebRTC call: {@code 8.3 s into the call}. */
  public String intoCall(double atMs) {
    return DurationText.ofMillis(atMs - firstCallAtMs().orElse(atMs)) + " into the call";
  }

  /**
   * The durations of the phases, with {@code otherPeer} as the peer whose stamp proves the video.
   */
  public PhaseDurations phases(int otherPeer) {
    Optional<Double> proven = provenAtMs(otherPeer);
    return new PhaseDurations(
        between(mediaRequestedAtMs(), mediaGrantedAtMs()),
        between(offerAtMs(), remoteDescriptionAtMs()),
        between(iceCheckingAtMs(), iceConnectedAtMs()),
        between(dtlsConnectingAtMs(), dtlsConnectedAtMs()),
        between(offerAtMs(), trackAtMs()),
        between(trackAtMs(), firstFrameAtMs()),
        between(firstFrameAtMs(), proven),
        between(firstCallAtMs(), proven));
  }

  /** Begin of each phase; empty when the page did not use WebRTC. */
  public Optional<PhaseStarts> starts() {
    return firstCallAtMs()
        .map(
            origin ->
                new PhaseStarts(
                    after(origin, mediaRequestedAtMs()),
                    after(origin, offerAtMs()),
                    after(origin, iceCheckingAtMs()),
                    after(origin, dtlsConnectingAtMs()),
                    after(origin, offerAtMs()),
                    after(origin, trackAtMs()),
                    after(origin, firstFrameAtMs())));
  }

  private static @Nullable Double after(double originMs, Optional<Double> at) {
    return between(Optional.of(originMs), at);
  }

  private static @Nullable Double between(Optional<Double> from, Optional<Double> to) {
    return from.isPresent() && to.isPresent()
        ? Math.round((to.get() - from.get()) * 1000) / 1000.0 // clocks read no finer than 5 µs
        : null;
  }

  private Optional<Double> state(Machine machine, Set<String> values) {
    return states(machine)
        .filter(state -> values.contains(state.value()))
        .map(PeerEvent::atMs)
        .findFirst();
  }

  private Stream<ConnectionEvent.StateChanged> states(Machine machine) {
    return ofConnection(ConnectionEvent.StateChanged.class)
        .filter(state -> state.machine() == machine);
  }

  private <E extends ConnectionEvent> Stream<E> ofConnection(Class<E> type) {
    return all(type).filter(event -> event.pc().equals(pc));
  }

  private <E extends PeerEvent> Stream<E> all(Class<E> type) {
    return history.all(type).stream();
  }

  private <E extends PeerEvent> Optional<Double> first(Class<E> type, Predicate<E> wanted) {
    return all(type).filter(wanted).map(PeerEvent::atMs).findFirst();
  }

  /** Tells whether the page closed every peer connection of the call; false when it made none. */
  public boolean allClosed() {
    return pc != null && connections.isClosed(pc);
  }
}
