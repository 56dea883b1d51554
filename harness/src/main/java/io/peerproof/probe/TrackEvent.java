package io.peerproof.probe;

/**
 * What happened to a {@code MediaStreamTrack} of a peer connection; {@code kind} is {@code audio}
 * or {@code video}.
 */
public sealed interface TrackEvent extends PeerEvent {

  String track();

  String kind();

  /** The page added a local track ({@code addTrack}, {@code addTransceiver}). */
  record Added(double atMs, String pc, String track, String kind) implements TrackEvent {}

  /** {@code ontrack} fired for a remote track; {@code mid} is its transceiver's. */
  record Received(double atMs, String pc, String track, String kind, String mid)
      implements TrackEvent {}

  /** A remote track said {@code mute}, {@code unmute} or {@code ended}. */
  record StateChanged(double atMs, String track, String kind, String value) implements TrackEvent {}
}
