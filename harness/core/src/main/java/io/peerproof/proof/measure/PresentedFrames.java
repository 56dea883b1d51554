package io.peerproof.proof.measure;

import io.peerproof.event.ElementEvent.FramesPresented;
import io.peerproof.event.ElementEvent.SourceSet;
import io.peerproof.event.StampedFrame;
import io.peerproof.timeline.ObservationWindow;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Frames that one element presented of one remote track.
 *
 * @param frames all of them, in the order of their presentation
 * @param untilMs up to when it was watched, on the page's clock
 */
record PresentedFrames(String element, String track, List<StampedFrame> frames, double untilMs) {

  /** The one with the most frames of {@code peer}; empty when no element presented any. */
  static Optional<PresentedFrames> ofMost(PeerHistory history, int peer) {
    record Place(String element, String track) {}
    Map<Place, List<StampedFrame>> frames = new LinkedHashMap<>();
    Map<Place, Double> reportedAtMs = new LinkedHashMap<>();
    for (FramesPresented batch : history.all(FramesPresented.class)) {
      Place place = new Place(batch.element(), batch.track());
      frames.computeIfAbsent(place, unseen -> new ArrayList<>()).addAll(batch.frames());
      reportedAtMs.put(place, batch.atMs());
    }
    return frames.keySet().stream()
        .max(Comparator.comparingLong(place -> count(frames.get(place), peer)))
        .filter(place -> count(frames.get(place), peer) > 0)
        .map(
            place ->
                new PresentedFrames(
                    place.element,
                    place.track,
                    List.copyOf(frames.get(place)),
                    until(history, place.element, place.track, reportedAtMs.get(place))));
  }

  /** Number of frames with the stamp of another peer than {@code peer}. */
  int framesOfOthersThan(int peer) {
    return (int)
        frames.stream().filter(frame -> frame.peer() != null && frame.peer() != peer).count();
  }

  private static long count(List<StampedFrame> frames, int peer) {
    return frames.stream().filter(frame -> Objects.equals(frame.peer(), peer)).count();
  }

  /** The end of the watch; when the page gave the element something else to play, it ends there. */
  private static double until(
      PeerHistory history, String element, String track, double reportedAtMs) {
    double endMs = ObservationWindow.endMs(history, track, reportedAtMs);
    boolean given = false;
    for (SourceSet set : history.all(SourceSet.class)) {
      if (set.element().equals(element)) {
        boolean here = set.tracks().contains(track);
        if (given && !here && !set.tracks().isEmpty()) {
          return Math.min(endMs, set.atMs());
        }
        given |= here;
      }
    }
    return endMs;
  }
}
