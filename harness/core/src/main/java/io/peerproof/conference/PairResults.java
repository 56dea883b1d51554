package io.peerproof.conference;

import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.TrackOwners;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;

/** Judges each ordered pair of peers. Pure. */
final class PairResults {

  private PairResults() {}

  /**
   * Returns a result for each ordered pair, sorted by viewer and then by subject.
   *
   * @param histories events of each page up to now, in the order of the peers
   * @param members signature of each peer, in the same order
   */
  static List<PairResult> of(List<PeerHistory> histories, List<PeerSignature> members) {
    List<PairResult> sightings = new ArrayList<>();
    for (int viewer = 1; viewer <= members.size(); viewer++) {
      PeerHistory current = histories.get(viewer - 1).currentDocument();
      TrackOwners trackOwners = TrackOwners.of(current, members);
      for (PeerSignature subject : members) {
        if (subject.peer() != viewer) {
          PeerHistory own = trackOwners.of(subject.peer(), current, members.size());
          sightings.add(
              new PairResult(
                  viewer,
                  subject.peer(),
                  VideoJudge.judge(own, subject, 1),
                  AudioJudge.judge(own, subject, true)));
        }
      }
    }
    return sightings;
  }
}
