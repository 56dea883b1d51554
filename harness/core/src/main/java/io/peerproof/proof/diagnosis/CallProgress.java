package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.ElementEvent.AudioSample;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.function.Predicate;

/** Progress of a peer: the last step of its call that does not repeat. Pure. */
public final class CallProgress {

  private CallProgress() {}

  /**
   * Time of the last step of the peer's page: loaded, got a camera, set a description, changed a
   * state, presented its first frame. Milliseconds since the Unix epoch on the page's clock; 0
   * where it never did.
   *
   * @param history of the peer, in order
   */
  public static double lastStepMs(PeerHistory history) {
    List<PeerEvent> steps = history.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (isProgress(steps.get(i))) {
        return steps.get(i).atMs();
      }
    }
    return 0;
  }

  /**
   * Time at which media of a remote track last came: a frame was presented, or a tone was heard. 0
   * where they never did; likewise.
   */
  public static double lastMediaMs(PeerHistory history) {
    return Math.max(
        lastMs(history.all(VideoSample.class), VideoSample::remote),
        lastMs(history.all(AudioSample.class), audio -> audio.hz() != null));
  }

  private static <E extends PeerEvent> double lastMs(List<E> samples, Predicate<E> wanted) {
    for (int i = samples.size() - 1; i >= 0; i--) {
      if (wanted.test(samples.get(i))) {
        return samples.get(i).atMs();
      }
    }
    return 0;
  }

  private static boolean isProgress(PeerEvent event) {
    return !(event instanceof PageEvent.DocumentUnloaded
        || event instanceof PageEvent.OpenFailed
        || event instanceof PageEvent.ProbeError
        || event instanceof PageEvent.TabChannelUsed
        || event instanceof ConnectionEvent.MethodFailed
        || event instanceof ElementEvent.PlayRefused
        || event instanceof ElementEvent.ElementState);
  }
}
