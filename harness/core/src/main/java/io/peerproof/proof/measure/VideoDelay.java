package io.peerproof.proof.measure;

import io.peerproof.media.VideoFormat;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From a frame's capture at the sender to its presentation at the receiver.
 *
 * @param frames that were found at both ends
 * @param p95Ms what 95 of 100 frames do not exceed
 * @param clockErrorMs by how much all of these may be wrong, either way
 * @param method how it was taken
 */
public record VideoDelay(
    int frames,
    double medianMs,
    double p95Ms,
    double minMs,
    double maxMs,
    double clockErrorMs,
    String method) {

  static final String METHOD =
      "from a frame's capture, by the time that the sender's browser stamped it with, as soon as its"
          + " page could have had it, to the time at which the receiver's browser presented the frame"
          + " of the same counter for the first time; both pages' clocks aligned by what"
          + " each reported to the harness, and by when the harness had asked it to";

  /** Null when no frame was found at both ends, or the delay may be longer by whole loops. */
  static @Nullable VideoDelay of(
      List<NumberedFrame> presented,
      PeerHistory others,
      int peer,
      VideoFormat camera,
      ClockOffset clocks) {
    CapturedFrames capturedFrames = CapturedFrames.of(others, peer, camera);
    FrameAges ages = new FrameAges(capturedFrames, others, clocks.errorMs());
    Set<Long> seen = new HashSet<>();
    List<Double> delays = new ArrayList<>();
    for (NumberedFrame frame : presented) {
      if (seen.add(frame.number()) && !frame.inferred()) {
        ages.next(frame.counter(), frame.atMs() - clocks.offsetMs()).ifPresent(delays::add);
      }
    }
    if (delays.isEmpty() || ages.ambiguous()) {
      return null;
    }
    Distribution delay = new Distribution(delays);
    return new VideoDelay(
        delay.count(),
        Distribution.rounded(delay.median(), 1),
        Distribution.rounded(delay.percentile(95), 1),
        Distribution.rounded(delay.min(), 1),
        Distribution.rounded(delay.max(), 1),
        Distribution.rounded(clocks.errorMs(), 1),
        METHOD);
  }
}
