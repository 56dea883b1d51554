package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps each received track to the peer that its stamps and its tone identify. The latest reading
 * counts, because an SFU may move another speaker to a track.
 *
 * @param byTrack number of the peer by track; without tracks that have no reading yet
 */
public record TrackOwners(Map<String, Integer> byTrack) {

  /** Number of readings that decide together; a single one may be noise or a change of speakers. */
  private static final int STRETCHES = 5;

  /**
   * Reads the events of one page. Media of any source carry no signature: their tracks are shared
   * out among the other peers in the order in which they arrived, so that each peer needs its own.
   *
   * @param own number of the peer of the page
   * @param members signatures of all peers of the call
   */
  public static TrackOwners of(PeerHistory history, int own, List<PeerSignature> members) {
    Map<String, Integer> owners = bySignature(history, members);
    if (members.stream().anyMatch(PeerSignature::ofAnySource)) {
      List<Integer> remotes =
          members.stream().map(PeerSignature::peer).filter(peer -> peer != own).toList();
      for (MediaKind kind : MediaKind.values()) {
        shareOut(history, kind, remotes, owners);
      }
    }
    return new TrackOwners(owners);
  }

  private static void shareOut(
      PeerHistory history, MediaKind kind, List<Integer> remotes, Map<String, Integer> owners) {
    List<String> tracks =
        history.all(TrackEvent.Received.class).stream()
            .filter(received -> received.kind() == kind)
            .map(TrackEvent.Received::track)
            .distinct()
            .toList();
    List<Integer> without =
        remotes.stream()
            .filter(peer -> tracks.stream().noneMatch(track -> peer.equals(owners.get(track))))
            .toList();
    List<Integer> takers = without.isEmpty() ? remotes : without;
    int next = 0;
    for (String track : tracks) {
      if (!owners.containsKey(track)) {
        owners.put(track, takers.get(next++ % takers.size()));
      }
    }
  }

  private static Map<String, Integer> bySignature(
      PeerHistory history, List<PeerSignature> members) {
    Map<String, Integer> owners = new HashMap<>();
    Map<String, Deque<Integer>> heard = new HashMap<>();
    for (PeerEvent event : history.events()) {
      if (event instanceof ElementEvent.VideoSample sample
          && sample.remote()
          && sample.peer() != null) {
        owners.put(sample.track(), sample.peer());
      } else if (event instanceof ElementEvent.AudioSample sample && !sample.mixed()) {
        members.stream()
            .filter(member -> AudioJudge.carries(sample, member))
            .findFirst()
            .ifPresent(
                member -> {
                  Deque<Integer> last =
                      heard.computeIfAbsent(sample.track(), track -> new ArrayDeque<>());
                  last.addLast(member.peer());
                  if (last.size() > STRETCHES) {
                    last.removeFirst();
                  }
                });
      }
    }
    heard.forEach((track, last) -> owners.put(track, most(last)));
    return owners;
  }

  private static int most(Deque<Integer> peers) {
    return peers.stream()
        .max(Comparator.comparingLong(peer -> peers.stream().filter(peer::equals).count()))
        .orElseThrow();
  }

  /**
   * Returns the events without those of tracks that are known to belong to another member than
   * {@code subject}.
   *
   * @param members number of peers of the call
   */
  public PeerHistory of(int subject, PeerHistory history, int members) {
    Set<String> others =
        byTrack.entrySet().stream()
            .filter(track -> track.getValue() != subject)
            .filter(track -> track.getValue() >= 1 && track.getValue() <= members)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return PeerHistory.of(
        history.events().stream()
            .filter(event -> track(event).filter(others::contains).isEmpty())
            .toList(),
        history.leftOut(),
        history.currentDocument().leftOut());
  }

  private static Optional<String> track(PeerEvent event) {
    if (event instanceof TrackEvent track) {
      return Optional.of(track.track());
    }
    if (event instanceof ElementEvent.VideoSample sample) {
      return Optional.of(sample.track());
    }
    return event instanceof ElementEvent.AudioSample sample
        ? Optional.of(sample.track())
        : Optional.empty();
  }
}
