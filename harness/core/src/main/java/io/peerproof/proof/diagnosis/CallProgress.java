package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.List;

/** How far a peer has come: the last step of its call that is not made again and again. Pure. */
public final class CallProgress {

  private CallProgress() {}

  /**
   * When the peer's page last took a step: loaded, got a camera, set a description, changed a
   * state, presented its first frame. Milliseconds since the Unix epoch on the page's clock; 0
   * where it never did.
   *
   * @param events of the peer, in order
   */
  public static double lastStepMs(List<PeerEvent> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (isStep(events.get(i))) {
        return events.get(i).atMs();
      }
    }
    return 0;
  }

  /**
   * When media of a remote track last came: a frame was presented, or a tone was heard. 0 where
   * they never did; likewise.
   */
  public static double lastMediaMs(List<PeerEvent> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      PeerEvent event = events.get(i);
      if (event instanceof ElementEvent.VideoSample sample && sample.remote()
          || event instanceof ElementEvent.AudioSample audio && audio.hz() != null) {
        return event.atMs();
      }
    }
    return 0;
  }

  private static boolean isStep(PeerEvent event) {
    return event instanceof PageEvent.DocumentStarted
        || event instanceof PageEvent.DocumentLoaded
        || event instanceof MediaEvent && !(event instanceof MediaEvent.FramesCaptured)
        || event instanceof TrackEvent
        || event instanceof ElementEvent.SourceSet
        || event instanceof ElementEvent.FramePresented
        || event instanceof ElementEvent.FrameStamped
        || event instanceof ConnectionEvent
            && !(event instanceof ConnectionEvent.Stats)
            && !(event instanceof ConnectionEvent.DataMessage);
  }
}
