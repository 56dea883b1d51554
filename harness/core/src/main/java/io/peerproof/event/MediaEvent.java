package io.peerproof.event;

import java.util.List;

/** {@code getUserMedia}: asked, granted, refused. */
public sealed interface MediaEvent extends PeerEvent {

  /** Number of the request that this belongs to; counts up in one document. */
  int request();

  /** The page asked for these kinds of device. */
  record Requested(double atMs, int request, boolean audio, boolean video) implements MediaEvent {}

  /** The promise was resolved with these local tracks. */
  record Granted(double atMs, int request, List<LocalTrack> tracks) implements MediaEvent {
    public Granted {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * The promise was rejected; {@code name} is the {@code DOMException}'s, e.g. {@code
   * NotAllowedError}.
   */
  record Refused(double atMs, int request, String name, String message) implements MediaEvent {}

  /** A track of a local device. */
  record LocalTrack(String id, MediaKind kind, String label) {}

  /**
   * Every frame that a local camera's track delivered since the last of these.
   *
   * @param frames in their order; {@code atMs} is when the page could first have had the frame
   */
  record FramesCaptured(double atMs, int request, String track, List<StampedFrame> frames)
      implements MediaEvent {
    public FramesCaptured {
      frames = List.copyOf(frames);
    }
  }
}
