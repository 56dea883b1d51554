package io.peerproof.event;

import org.jspecify.annotations.Nullable;

/** Events of a {@code MediaStreamTrack} of a peer connection. */
public sealed interface TrackEvent extends PeerEvent {

  String track();

  MediaKind kind();

  /** The page added a local track ({@code addTrack}, {@code addTransceiver}). */
  record Added(double atMs, String pc, String track, MediaKind kind) implements TrackEvent {}

  /** {@code ontrack} fired for a remote track; {@code mid} is its transceiver's. */
  record Received(double atMs, String pc, String track, MediaKind kind, String mid)
      implements TrackEvent {}

  /** A remote track said {@code mute}, {@code unmute} or {@code ended}. */
  record StateChanged(double atMs, String track, MediaKind kind, String value)
      implements TrackEvent {}

  /** The page set {@code enabled} of a track, local or remote. */
  record EnabledSet(double atMs, String track, MediaKind kind, boolean enabled)
      implements TrackEvent {}

  /** The page called {@code stop()} on a track that was live. */
  record Stopped(double atMs, String track, MediaKind kind) implements TrackEvent {}

  /**
   * {@code replaceTrack} of a sender resolved; {@code track} is empty when it was given null.
   *
   * @param before the track that the sender had; null or empty where it had none, or where that is
   *     not known
   */
  record Replaced(double atMs, String pc, String track, MediaKind kind, @Nullable String before)
      implements TrackEvent {

    /** Of a sender whose track before that is not known. */
    public Replaced(double atMs, String pc, String track, MediaKind kind) {
      this(atMs, pc, track, kind, null);
    }
  }

  /** The page called {@code removeTrack} for a sender that had this track. */
  record Removed(double atMs, String pc, String track, MediaKind kind) implements TrackEvent {}

  /**
   * The page cloned a local track.
   *
   * @param of id of the track that it cloned
   */
  record Cloned(double atMs, String track, MediaKind kind, String of) implements TrackEvent {}
}
