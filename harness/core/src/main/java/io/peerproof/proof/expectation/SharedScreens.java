package io.peerproof.proof.expectation;

import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaEvent.LocalTrack;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Screens that a page got by {@code getDisplayMedia}. Pure.
 *
 * @param tracks ids of their video tracks
 * @param ended a screen that the page stopped, and the track in whose place it was sent; empty
 *     where it had a sender of its own
 */
record SharedScreens(Set<String> tracks, Map<String, String> ended) {

  static SharedScreens of(PeerHistory history) {
    Set<String> tracks =
        history.all(DisplayEvent.Granted.class).stream()
            .flatMap(granted -> granted.tracks().stream())
            .filter(track -> track.kind() == MediaKind.VIDEO)
            .map(LocalTrack::id)
            .collect(Collectors.toSet());
    Map<String, String> ended = new LinkedHashMap<>();
    for (TrackEvent.Stopped stopped : history.all(TrackEvent.Stopped.class)) {
      if (tracks.contains(stopped.track())) {
        ended.put(stopped.track(), before(stopped.track(), history));
      }
    }
    return new SharedScreens(tracks, ended);
  }

  private static String before(String screen, PeerHistory history) {
    List<TrackEvent.Replaced> placed =
        history.all(TrackEvent.Replaced.class).stream()
            .filter(replaced -> replaced.track().equals(screen))
            .toList();
    String before = placed.isEmpty() ? null : placed.get(placed.size() - 1).before();
    return before == null ? "" : before;
  }

  boolean has(String track) {
    return tracks.contains(track);
  }

  /** Tells whether a screen took the place of another track, or gave it back. */
  boolean isInPlace(TrackEvent.Replaced replaced) {
    String before = replaced.before();
    return has(replaced.track()) || before != null && has(before);
  }

  /**
   * Returns how many screens the page got and sends nowhere. None where it sends video of another
   * source than its camera, which may show the screen.
   *
   * @param sent ids of the video tracks that it sends
   */
  int addedNowhere(Set<String> sent, PeerHistory history) {
    Set<String> known = new HashSet<>(tracks);
    history.all(MediaEvent.Granted.class).stream()
        .flatMap(granted -> granted.tracks().stream())
        .forEach(track -> known.add(track.id()));
    if (!known.containsAll(sent)) {
      return 0;
    }
    Set<String> idle = new HashSet<>(tracks);
    idle.removeAll(ended.keySet());
    history.all(TrackEvent.Added.class).forEach(added -> idle.remove(added.track()));
    history.all(TrackEvent.Replaced.class).forEach(replaced -> idle.remove(replaced.track()));
    return idle.size();
  }
}
