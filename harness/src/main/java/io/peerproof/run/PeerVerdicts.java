package io.peerproof.run;

import io.peerproof.call.Peer;
import io.peerproof.call.Role;
import io.peerproof.probe.PeerEvent;
import io.peerproof.proof.AudioJudge;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.Diagnosis;
import io.peerproof.proof.Expectation;
import io.peerproof.proof.VideoJudge;
import io.peerproof.proof.VideoProof;
import java.util.List;
import java.util.Optional;

/** What can be said of one peer at one moment. */
record PeerVerdicts(
    Role role, Expectation expected, List<PeerEvent> events, VideoProof video, AudioProof audio) {

  /** Judges {@code peer} by all it said up to now. */
  static PeerVerdicts of(Peer peer, Expectation expected) {
    return of(peer.role(), peer.events(), expected);
  }

  static PeerVerdicts of(Role role, List<PeerEvent> events, Expectation expected) {
    return new PeerVerdicts(
        role,
        expected,
        events,
        VideoJudge.judge(events, expected),
        AudioJudge.judge(events, expected));
  }

  boolean good() {
    return video.verdict().good() && audio.verdict().good();
  }

  Optional<Diagnosis> diagnosis() {
    return Diagnosis.of(events, video, audio);
  }
}
