package io.peerproof.proof.judge;

import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaEvent.LocalTrack;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sources of the tracks of one kind that a page sends. A track of a device or a shared screen, and
 * a clone of one, is live by itself. Any other was made by the page, of a canvas, an element or a
 * graph, and may be a recording.
 *
 * @param devices when the page stopped each track of a device; infinite while it runs
 * @param sent ids of the tracks that the page sends or sent
 */
record SentSources(Map<String, Double> devices, Set<String> sent) {

  static SentSources of(PeerHistory history, MediaKind kind) {
    Map<String, Double> devices = new HashMap<>();
    Stream.concat(
            history.all(MediaEvent.Granted.class).stream().map(MediaEvent.Granted::tracks),
            history.all(DisplayEvent.Granted.class).stream().map(DisplayEvent.Granted::tracks))
        .flatMap(List::stream)
        .filter(track -> track.kind() == kind)
        .map(LocalTrack::id)
        .forEach(id -> devices.put(id, Double.POSITIVE_INFINITY));
    for (TrackEvent.Cloned cloned : history.all(TrackEvent.Cloned.class)) {
      if (devices.containsKey(cloned.of())) {
        devices.put(cloned.track(), Double.POSITIVE_INFINITY);
      }
    }
    for (TrackEvent.Stopped stopped : history.all(TrackEvent.Stopped.class)) {
      devices.computeIfPresent(stopped.track(), (id, running) -> stopped.atMs());
    }
    Set<String> sent =
        Stream.concat(
                history.all(TrackEvent.Added.class).stream(),
                history.all(TrackEvent.Replaced.class).stream())
            .filter(track -> track.kind() == kind && !track.track().isEmpty())
            .map(TrackEvent::track)
            .collect(Collectors.toSet());
    return new SentSources(devices, sent);
  }

  /** Tells whether every track that the page sends comes from a device. */
  boolean ofDevices() {
    return devices.keySet().containsAll(sent);
  }

  /** Time since which no device has run; empty while one runs, and where the page never had one. */
  OptionalDouble stoppedAtMs() {
    OptionalDouble last = devices.values().stream().mapToDouble(Double::doubleValue).max();
    return last.isPresent() && Double.isFinite(last.getAsDouble()) ? last : OptionalDouble.empty();
  }
}
