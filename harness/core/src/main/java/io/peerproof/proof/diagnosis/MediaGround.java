package io.peerproof.proof.diagnosis;

import io.peerproof.event.ElementEvent.PlayRefused;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.timeline.ElementSources;
import io.peerproof.timeline.Timeline;
import java.util.List;

/** What a bad verdict on incoming media rests on. Pure. */
final class MediaGround {

  private MediaGround() {}

  /**
   * @param events of the peer that the verdict is on, of its current document
   * @param others events of the peer at the far side, likewise
   */
  static DiagnosisGround of(VideoProof video, List<PeerEvent> events, List<PeerEvent> others) {
    return switch (video.verdict()) {
      case PLAYING, NOT_EXPECTED, WRONG_SOURCE, BLACK -> DiagnosisGround.OBSERVED;
      case NO_TRACK -> DiagnosisGround.UNDONE;
      case NOT_RENDERED ->
          UnplayedElements.isSeen(events, "video") || isHidden(video)
              ? DiagnosisGround.OBSERVED
              : ElementSources.mayHave(events, "video")
                  ? DiagnosisGround.MISSING
                  : DiagnosisGround.UNDONE;
      case FROZEN, NO_FRAMES, STUTTERING ->
          isExplained(events, others, "video") ? DiagnosisGround.OBSERVED : DiagnosisGround.MISSING;
    };
  }

  static DiagnosisGround of(AudioProof audio, List<PeerEvent> events, List<PeerEvent> others) {
    return switch (audio.verdict()) {
      case HEARD, NOT_EXPECTED, WRONG_SOURCE -> DiagnosisGround.OBSERVED;
      case NO_TRACK -> DiagnosisGround.UNDONE;
      case NOT_RENDERED ->
          UnplayedElements.isSeen(events, "audio")
              ? DiagnosisGround.OBSERVED
              : ElementSources.mayHave(events, "audio")
                  ? DiagnosisGround.MISSING
                  : DiagnosisGround.UNDONE;
      case SILENT, NO_PACKETS ->
          isExplained(events, others, "audio") ? DiagnosisGround.OBSERVED : DiagnosisGround.MISSING;
    };
  }

  static DiagnosisGround of(DataProof data) {
    return switch (data.verdict()) {
      case DELIVERED, NOT_EXPECTED, WRONG_SOURCE -> DiagnosisGround.OBSERVED;
      case NO_CHANNEL -> DiagnosisGround.UNDONE;
      case NOT_OPEN, NO_MESSAGE -> DiagnosisGround.MISSING;
    };
  }

  /** A frame with the other's stamp was looked at where nobody can see it: the judge dates it. */
  private static boolean isHidden(VideoProof video) {
    return video.evidence().atMs() != null;
  }

  /** What a page did, at either end, is why nothing more comes. */
  private static boolean isExplained(List<PeerEvent> events, List<PeerEvent> others, String kind) {
    return Timeline.of(events).allClosed()
        || Timeline.of(others).allClosed()
        || SendingState.isEndedByThePage(others, kind)
        || UnplayedElements.isPaused(events, kind)
        || events.stream()
            .anyMatch(e -> e instanceof PlayRefused r && r.name().equals("NotAllowedError"));
  }
}
