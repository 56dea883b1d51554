package io.peerproof.proof.measure;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ages of frames at their presentation, in their order. A counter tells an age but for whole loops
 * of the camera. The first frame was captured after the sender could send it, and each other one
 * follows the one before it: so the age is known, unless it may be of more than one loop.
 */
final class FrameAges {

  /** Two frames of a slow camera: a page is told of a captured frame later than of other events. */
  private static final double SLACK_MS = 100;

  private final CapturedFrames capturedFrames;
  private final double slackMs;
  private final double loopMs;
  private final double earliestMs;
  private @Nullable Double previousAgeMs;
  private double previousAtMs;
  private boolean ambiguous;

  /**
   * @param others events of the peer that sends
   * @param clockErrorMs error of the times on its clock
   */
  FrameAges(CapturedFrames capturedFrames, PeerHistory others, double clockErrorMs) {
    this.capturedFrames = capturedFrames;
    this.slackMs = clockErrorMs + SLACK_MS;
    this.loopMs = capturedFrames.loopMs();
    this.earliestMs =
        earliestSentMs(others)
            .orElseGet(
                () ->
                    capturedFrames
                        .first()
                        .map(CapturedFrames.Capture::atMs)
                        .orElse(Double.NEGATIVE_INFINITY));
  }

  /**
   * The time before which no frame was captured that the other peer sent: a camera's own track is
   * encoded once the call is negotiated; another one, such as a canvas, may hold frames since the
   * page got its camera.
   */
  private static Optional<Double> earliestSentMs(PeerHistory others) {
    Set<String> camera = new HashSet<>();
    others
        .all(MediaEvent.Granted.class)
        .forEach(granted -> granted.tracks().forEach(track -> camera.add(track.id())));
    boolean direct =
        Stream.concat(
                others.all(TrackEvent.Added.class).stream(),
                others.all(TrackEvent.Replaced.class).stream())
            .filter(track -> track.kind() == MediaKind.VIDEO && !track.track().isEmpty())
            .allMatch(track -> camera.contains(track.track()));
    Optional<Double> granted = others.first(MediaEvent.Granted.class).map(PeerEvent::atMs);
    return direct && granted.isPresent()
        ? others.first(ConnectionEvent.DescriptionSet.class).map(PeerEvent::atMs).or(() -> granted)
        : granted;
  }

  /**
   * Returns the age of the next frame; empty if it was never captured.
   *
   * @param atMs when it was presented, on the clock of the peer that sends
   */
  Optional<Double> next(int counter, double atMs) {
    Optional<Double> age =
        capturedFrames.leastAgeMs(counter, atMs, slackMs).map(least -> nearest(least, atMs));
    age.ifPresent(
        known -> {
          previousAgeMs = known;
          previousAtMs = atMs;
        });
    return age;
  }

  private double nearest(double leastMs, double atMs) {
    Double previous = previousAgeMs;
    double pauseMs = atMs - previousAtMs;
    double mostMs = atMs - earliestMs + slackMs;
    if (previous != null) {
      // No frame is older than one before it, but for what came out of order.
      mostMs = Math.min(mostMs, previous + Math.max(0, pauseMs) + 1000);
    }
    double age = leastMs;
    for (double longer = leastMs + loopMs; longer <= mostMs; longer += loopMs) {
      ambiguous |= previous == null || pauseMs >= loopMs / 2;
      if (previous != null && Math.abs(longer - previous) < Math.abs(age - previous)) {
        age = longer;
      }
    }
    return age;
  }

  /** Tells whether an age may be longer by whole loops. */
  boolean ambiguous() {
    return ambiguous;
  }
}
