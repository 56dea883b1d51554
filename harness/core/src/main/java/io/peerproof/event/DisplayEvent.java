package io.peerproof.event;

import io.peerproof.event.MediaEvent.LocalTrack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getDisplayMedia}, the share of a screen: asked, granted, refused. */
public sealed interface DisplayEvent extends PeerEvent {

  /** Number of the request that this belongs to; counts up in one document. */
  int request();

  /**
   * The page asked for the screen.
   *
   * @param audio whether it asked for the screen's sound, too
   * @param touched whether a user had just clicked or typed; without that, a browser refuses
   */
  record Requested(double atMs, int request, boolean audio, boolean touched)
      implements DisplayEvent {}

  /**
   * The promise was resolved with these local tracks.
   *
   * @param surface the {@code displaySurface}: {@code monitor}, {@code window} or {@code browser};
   *     empty where the browser does not tell
   * @param stamped whether the video carries the stamp of the peer's screen
   */
  record Granted(double atMs, int request, String surface, boolean stamped, List<LocalTrack> tracks)
      implements DisplayEvent {
    public Granted {
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * The promise was rejected.
   *
   * @param name the {@code DOMException}'s, e.g. {@code NotAllowedError}
   * @param blocked {@code display-capture} where the page's Permissions-Policy withholds it; else
   *     null or empty
   */
  record Refused(double atMs, int request, String name, String message, @Nullable String blocked)
      implements DisplayEvent {

    /** Name and message of the error, with the policy that caused it. */
    public String words() {
      return (message.isBlank() ? name : name + ": " + message) + MediaEvent.becauseOf(blocked);
    }
  }
}
