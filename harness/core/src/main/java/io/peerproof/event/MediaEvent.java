package io.peerproof.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * The promise was rejected.
   *
   * @param name the {@code DOMException}'s, e.g. {@code NotAllowedError}
   * @param constraint that no device meets: {@code width}; null with any other error
   * @param asked the value of that constraint, as JSON: {@code {"min":1280}}; null or empty where
   *     it is not known
   * @param given what the device can give of it, as JSON: {@code {"max":640,"min":1}}; null or
   *     empty likewise
   * @param blocked features that the page's Permissions-Policy withholds: {@code camera}; null or
   *     empty where it withholds none
   */
  record Refused(
      double atMs,
      int request,
      String name,
      String message,
      @Nullable String constraint,
      @Nullable String asked,
      @Nullable String given,
      @Nullable String blocked)
      implements MediaEvent {

    /** Name and message of the error, with the constraint that was not met. */
    public String words() {
      String unmet =
          constraint == null
              ? message
              : "no device meets the constraint "
                  + constraint
                  + (isGiven(asked) ? " " + asked : "")
                  + (isGiven(given) ? ", the device gives " + given : "");
      return (unmet.isBlank() ? name : name + ": " + unmet) + becauseOf(blocked);
    }
  }

  /**
   * Returns the clause on features that a Permissions-Policy withholds; empty where it does not.
   */
  static String becauseOf(@Nullable String blocked) {
    return isGiven(blocked) ? ", because the Permissions-Policy of the page blocks " + blocked : "";
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

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
