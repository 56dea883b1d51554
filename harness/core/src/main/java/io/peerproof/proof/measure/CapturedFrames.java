package io.peerproof.proof.measure;

import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.media.VideoFormat;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frames that a peer's camera gave its page, each once, in their order. */
final class CapturedFrames {

  /**
   * A frame as the page got it.
   *
   * @param place in the order of all of them
   * @param atMs on that page's clock
   */
  record Capture(int place, double atMs) {}

  private final List<Capture> all = new ArrayList<>();
  private final Map<Integer, List<Capture>> byCounter = new HashMap<>();
  private final double halfLoopMs;

  private CapturedFrames(Stream<StampedFrame> frames, VideoFormat camera) {
    halfLoopMs = 500.0 * camera.frames() / camera.framesPerSecond();
    Map<Integer, Double> seenAtMs = new HashMap<>();
    frames
        .sorted(Comparator.comparingDouble(StampedFrame::atMs))
        .forEach(
            frame -> {
              Integer counter = frame.counter();
              if (counter == null) {
                return;
              }
              // Again soon: a second track of the camera, or a camera that stands still.
              Double before = seenAtMs.put(counter, frame.atMs());
              if (before == null || frame.atMs() - before > halfLoopMs) {
                Capture capture = new Capture(all.size(), frame.atMs());
                all.add(capture);
                byCounter.computeIfAbsent(counter, unseen -> new ArrayList<>()).add(capture);
              }
            });
  }

  /** Frames that the camera of {@code peer} gave to any track. */
  static CapturedFrames of(PeerHistory history, int peer, VideoFormat camera) {
    return new CapturedFrames(batches(history).flatMap(batch -> ofPeer(batch, peer)), camera);
  }

  /** Frames of the tracks that the page added to a connection. */
  static CapturedFrames ofSentTracks(PeerHistory history, int peer, VideoFormat camera) {
    Set<String> sent =
        Stream.concat(
                history.all(TrackEvent.Added.class).stream(),
                history.all(TrackEvent.Replaced.class).stream())
            .map(TrackEvent::track)
            .collect(Collectors.toSet());
    return new CapturedFrames(
        batches(history)
            .filter(batch -> sent.contains(batch.track()))
            .flatMap(batch -> ofPeer(batch, peer)),
        camera);
  }

  private static Stream<FramesCaptured> batches(PeerHistory history) {
    return history.all(FramesCaptured.class).stream();
  }

  private static Stream<StampedFrame> ofPeer(FramesCaptured batch, int peer) {
    return batch.frames().stream().filter(frame -> Objects.equals(frame.peer(), peer));
  }

  /** The capture of the frame with this counter nearest to a time, at most half a loop away. */
  Optional<Capture> nearest(int counter, double atMs) {
    return byCounter.getOrDefault(counter, List.of()).stream()
        .filter(capture -> Math.abs(capture.atMs - atMs) <= halfLoopMs)
        .min(Comparator.comparingDouble(capture -> Math.abs(capture.atMs - atMs)));
  }

  /**
   * The age of the frame with this counter at a time, in milliseconds: since its last capture, or
   * less than a loop before its next one, when the camera began to be observed later. It may be
   * older by whole loops.
   *
   * @param slackMs by how much a capture may seem to be later than the time
   */
  Optional<Double> leastAgeMs(int counter, double atMs, double slackMs) {
    List<Capture> captures = byCounter.getOrDefault(counter, List.of());
    Optional<Capture> before =
        captures.stream()
            .filter(capture -> capture.atMs <= atMs + slackMs)
            .max(Comparator.comparingDouble(Capture::atMs));
    return before
        .or(
            () ->
                captures.stream()
                    .min(Comparator.comparingDouble(Capture::atMs))
                    .filter(capture -> capture.atMs < atMs + slackMs + loopMs())
                    .map(capture -> new Capture(capture.place, capture.atMs - loopMs())))
        .map(capture -> atMs - capture.atMs)
        .filter(ageMs -> ageMs < loopMs());
  }

  /** The time after which the camera's counter starts again. */
  double loopMs() {
    return 2 * halfLoopMs;
  }

  /** The first frame; empty without one. */
  Optional<Capture> first() {
    return all.stream().findFirst();
  }

  /** From one place to another, both included. */
  List<Capture> between(int firstPlace, int lastPlace) {
    return all.subList(firstPlace, lastPlace + 1);
  }
}
