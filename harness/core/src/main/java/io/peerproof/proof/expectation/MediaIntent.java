package io.peerproof.proof.expectation;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Media that a page means to send, inferred from its actions.
 *
 * @param videoTracks video tracks that it added to an open connection; where it added none, 1 when
 *     it captured one
 * @param videoCaptured whether {@code videoTracks} is only what it captured
 * @param audio whether it added or captured audio
 * @param audioCaptured whether it captured audio and added none
 * @param screens how many of {@code videoTracks} show the screen that it shares
 * @param idleScreens how many of {@code screens} it added to no connection
 * @param channel whether it has a data channel
 * @param failure capture that failed; empty if none did
 * @param began whether it asked for media or has described a connection; else nothing is known
 */
record MediaIntent(
    int videoTracks,
    int screens,
    int idleScreens,
    boolean videoCaptured,
    boolean audio,
    boolean audioCaptured,
    boolean channel,
    Optional<CaptureFailure> failure,
    boolean began) {

  static MediaIntent of(PeerHistory history) {
    SharedScreens shared = SharedScreens.of(history);
    Map<MediaKind, Set<String>> added = added(history, shared);
    Set<String> videoTracks = added.getOrDefault(MediaKind.VIDEO, Set.of());
    int sentScreens = (int) videoTracks.stream().filter(shared::has).count();
    int idleScreens = shared.addedNowhere(videoTracks, history);
    int screens = sentScreens + idleScreens;
    int videos = videoTracks.size() + idleScreens;
    boolean audio = added.containsKey(MediaKind.AUDIO);
    Set<MediaKind> captured = captured(history);
    Optional<CaptureFailure> failure = CaptureFailure.of(history);
    failure.ifPresent(failed -> captured.addAll(failed.kinds()));
    boolean videoCaptured = videos == 0 && captured.contains(MediaKind.VIDEO);
    // A screen is no substitute for a camera that was refused.
    boolean cameraMissing =
        videos > 0
            && videos == screens
            && failure.filter(failed -> failed.kinds().contains(MediaKind.VIDEO)).isPresent();
    boolean audioCaptured = !audio && captured.contains(MediaKind.AUDIO);
    return new MediaIntent(
        videos + (videoCaptured || cameraMissing ? 1 : 0),
        screens,
        idleScreens,
        videoCaptured,
        audio || audioCaptured,
        audioCaptured,
        history.all(ConnectionEvent.DataChannelState.class).stream()
            .anyMatch(state -> !history.connections().unrelated().contains(state.pc())),
        failure,
        history.has(MediaEvent.Requested.class)
            || history.has(DisplayEvent.Requested.class)
            || history.has(ConnectionEvent.DescriptionSet.class));
  }

  /** Kind to the ids of the tracks that were added to a connection that is not closed. */
  private static Map<MediaKind, Set<String>> added(PeerHistory history, SharedScreens shared) {
    Set<String> closed = new HashSet<>();
    history.all(ConnectionEvent.Closed.class).forEach(close -> closed.add(close.pc()));
    boolean allClosed =
        history.all(ConnectionEvent.Created.class).stream()
            .map(ConnectionEvent.Created::pc)
            .filter(pc -> !history.connections().unrelated().contains(pc))
            .allMatch(closed::contains);
    Set<String> unrelated = history.connections().unrelated();
    Map<MediaKind, Set<String>> added = new EnumMap<>(MediaKind.class);
    for (PeerEvent event : history.steps()) {
      if (event instanceof TrackEvent.Added track
          && !unrelated.contains(track.pc())
          && (allClosed || !closed.contains(track.pc()))) {
        added.computeIfAbsent(track.kind(), kind -> new HashSet<>()).add(track.track());
      }
      if (event instanceof TrackEvent.Removed removed) {
        added.computeIfAbsent(removed.kind(), kind -> new HashSet<>()).remove(removed.track());
      }
    }
    // addTransceiver(kind) and replaceTrack(track) add a track, too. Where tracks were added
    // otherwise, it may have taken the place of one of them.
    Set<String> takenOut = new HashSet<>();
    for (TrackEvent.Replaced replaced : history.all(TrackEvent.Replaced.class)) {
      Set<String> ofKind = added.computeIfAbsent(replaced.kind(), kind -> new HashSet<>());
      String before = replaced.before() == null ? "" : replaced.before();
      if (replaced.track().isEmpty()) {
        takenOut.add(before);
      } else if (shared.isInPlace(replaced)) {
        // A sender without a track may have had one before.
        List<String> places = before.isEmpty() ? List.copyOf(takenOut) : List.of(before);
        places.forEach(ofKind::remove);
        takenOut.clear();
        ofKind.add(replaced.track());
      } else if (ofKind.isEmpty()) {
        ofKind.add(replaced.track());
      }
    }
    shared
        .ended()
        .forEach(
            (screen, before) -> {
              Set<String> videos = added.getOrDefault(MediaKind.VIDEO, Set.of());
              // The sender is to go on with what it had before; one that was made for the screen is
              // done.
              if (videos.contains(screen) && videos.remove(screen) && !before.isEmpty()) {
                videos.add(before);
              }
            });
    added.values().removeIf(Set::isEmpty);
    return added;
  }

  /**
   * The kinds that the page asked for, refused or not; without tracks that it gave back before it
   * did anything with them, as a page does that only wants to be permitted.
   */
  private static Set<MediaKind> captured(PeerHistory history) {
    Map<Integer, Set<MediaKind>> requests = new LinkedHashMap<>();
    Map<String, Integer> tracks = new HashMap<>();
    for (PeerEvent event : history.steps()) {
      if (event instanceof MediaEvent.Requested asked) {
        Set<MediaKind> kinds =
            requests.computeIfAbsent(asked.request(), n -> EnumSet.noneOf(MediaKind.class));
        if (asked.audio()) {
          kinds.add(MediaKind.AUDIO);
        }
        if (asked.video()) {
          kinds.add(MediaKind.VIDEO);
        }
      } else if (event instanceof MediaEvent.Refused refused) {
        requests.remove(refused.request());
      } else if (event instanceof MediaEvent.Granted granted) {
        granted.tracks().forEach(track -> tracks.put(track.id(), granted.request()));
      } else if (event instanceof TrackEvent.Stopped stopped
          && tracks.containsKey(stopped.track())) {
        Set<MediaKind> kinds = requests.get(tracks.get(stopped.track()));
        if (kinds != null) {
          kinds.remove(stopped.kind());
        }
      }
    }
    Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
    requests.values().forEach(kinds::addAll);
    return kinds;
  }

  /** Tells whether it means to send no media. */
  boolean nothing() {
    return videoTracks == 0 && !audio;
  }

  /** Media that its peer should receive; video and audio, as long as nothing is known. */
  ExpectedMedia incoming() {
    return began
        ? new ExpectedMedia(videoTracks, audio, false, screens)
        : ExpectedMedia.VIDEO_AND_AUDIO;
  }

  /** Returns the sentence for a call of more than two peers. */
  String becauseOf(String sender) {
    return String.format(
        Locale.ROOT,
        "Each other peer is expected to receive %s of %s, which %s.",
        incoming().words(),
        sender,
        reason());
  }

  /** Returns the sentence for a page that receives its own media. */
  String becauseOfLoopback(String peer) {
    return String.format(
        Locale.ROOT,
        "The %s is expected to receive its own %s: it %s.",
        peer,
        incoming().words(),
        reason());
  }

  String because(String receiver, String sender) {
    return String.format(
        Locale.ROOT,
        "The %s is expected to receive %s: the %s %s.",
        receiver,
        incoming().words(),
        sender,
        reason());
  }

  private String reason() {
    if (!began) {
      return "has not begun a call, and most calls carry these media";
    }
    if (nothing()) {
      return "neither captured nor added a track";
    }
    if (idleScreens > 0) {
      return "shares its screen, and added it to no connection";
    }
    boolean someAdded = (videoTracks > 0 && !videoCaptured) || (audio && !audioCaptured);
    String captured =
        videoCaptured ? (audioCaptured ? "both" : MediaKind.VIDEO.text()) : MediaKind.AUDIO.text();
    if (failure.isPresent()) {
      return "tried to capture "
          + (failure.get().kinds().size() == 2
              ? "them"
              : failure.get().kinds().iterator().next().text())
          + ", and "
          + failure.get().reason();
    }
    if (!someAdded) {
      return "asked for " + (captured.equals("both") ? "them" : "it");
    }
    return videoCaptured || audioCaptured
        ? "captured " + captured + ", and added it nowhere, and added the rest to a connection"
        : "added " + (videoTracks + (audio ? 1 : 0) == 1 ? "that track" : "those tracks");
  }
}
