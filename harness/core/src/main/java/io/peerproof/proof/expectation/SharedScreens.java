package io.peerproof.proof.expectation;

import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaEvent.LocalTrack;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Screens that a page got by {@code getDisplayMedia}. A clone of a track is that track. Pure.
 *
 * @param tracks ids of their video tracks and of clones of these, each with the screen's own track
 * @param ended a screen that the page stopped, and the track in whose place it was sent; empty
 *     where it had a sender of its own
 */
record SharedScreens(Map<String, String> tracks, Map<String, String> ended) {

  static SharedScreens of(PeerHistory history) {
    Map<String, String> tracks =
        withClones(
            history,
            history.all(DisplayEvent.Granted.class).stream()
                .flatMap(granted -> granted.tracks().stream())
                .filter(track -> track.kind() == MediaKind.VIDEO)
                .map(LocalTrack::id));
    Map<String, String> ended = new LinkedHashMap<>();
    for (TrackEvent.Stopped stopped : history.all(TrackEvent.Stopped.class)) {
      if (tracks.containsKey(stopped.track())) {
        ended.put(stopped.track(), before(stopped.track(), history));
      }
    }
    return new SharedScreens(tracks, ended);
  }

  /** Maps tracks, and clones of them, to the tracks. */
  private static Map<String, String> withClones(PeerHistory history, Stream<String> tracks) {
    Map<String, String> originals = new HashMap<>();
    tracks.forEach(track -> originals.put(track, track));
    for (TrackEvent.Cloned cloned : history.all(TrackEvent.Cloned.class)) {
      String original = originals.get(cloned.of());
      if (original != null) {
        originals.put(cloned.track(), original);
      }
    }
    return originals;
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
    return tracks.containsKey(track);
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
    Map<String, String> cameras =
        withClones(
            history,
            history.all(MediaEvent.Granted.class).stream()
                .flatMap(granted -> granted.tracks().stream())
                .map(LocalTrack::id));
    if (!sent.stream().allMatch(track -> has(track) || cameras.containsKey(track))) {
      return 0;
    }
    Set<String> idle = new HashSet<>();
    tracks.forEach(
        (track, screen) -> {
          if (!ended.containsKey(track)) {
            idle.add(screen);
          }
        });
    history.all(TrackEvent.Added.class).forEach(added -> idle.remove(tracks.get(added.track())));
    history
        .all(TrackEvent.Replaced.class)
        .forEach(replaced -> idle.remove(tracks.get(replaced.track())));
    return idle.size();
  }
}
