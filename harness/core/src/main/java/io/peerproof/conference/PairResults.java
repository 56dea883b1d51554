package io.peerproof.conference;

import io.peerproof.event.PeerEvent;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.CurrentDocument;
import java.util.ArrayList;
import java.util.List;

/** Judges who sees and hears whom. Pure. */
final class PairResults {

  private PairResults() {}

  /**
   * One for each ordered pair, by viewer and then by subject.
   *
   * @param events what the page of each peer said up to now, in the order of the peers
   * @param members what shows of each that it is him, in the same order
   */
  static List<PairResult> of(List<List<PeerEvent>> events, List<PeerSignature> members) {
    List<PairResult> sightings = new ArrayList<>();
    for (int viewer = 1; viewer <= members.size(); viewer++) {
      List<PeerEvent> current = CurrentDocument.of(events.get(viewer - 1));
      TrackOwners trackOwners = TrackOwners.of(current, members);
      for (PeerSignature subject : members) {
        if (subject.peer() != viewer) {
          List<PeerEvent> own = trackOwners.of(subject.peer(), current, members.size());
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
