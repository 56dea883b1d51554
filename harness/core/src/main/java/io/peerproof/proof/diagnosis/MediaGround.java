package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.DataChannelState;
import io.peerproof.event.ConnectionEvent.DataMessage;
import io.peerproof.event.ConnectionEvent.DataSendFailed;
import io.peerproof.event.ConnectionEvent.Way;
import io.peerproof.event.ElementEvent.PlayRefused;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.VideoProof;
import io.peerproof.timeline.ElementSources;
import io.peerproof.timeline.PeerHistory;
import java.util.Set;
import java.util.stream.Collectors;

/** Ground of a bad verdict on incoming media. Pure. */
final class MediaGround {

  /** States of a data channel that a page or the far side closes. */
  private static final Set<String> CLOSING = Set.of("closing", "closed");

  private MediaGround() {}

  /**
   * @param history of the peer that the verdict is on, of its current document
   * @param others events of the peer at the far side, likewise
   */
  static DiagnosisGround of(VideoProof video, PeerHistory history, PeerHistory others) {
    if (video.unknown()) {
      return DiagnosisGround.UNKNOWN;
    }
    return switch (video.verdict()) {
      case PLAYING, NOT_EXPECTED, WRONG_SOURCE, BLACK -> DiagnosisGround.OBSERVED;
      case NO_TRACK -> DiagnosisGround.UNDONE;
      case NOT_RENDERED ->
          UnplayedElements.isSeen(history, MediaKind.VIDEO) || isHidden(video)
              ? DiagnosisGround.OBSERVED
              : !video.notGiven() && ElementSources.mayHave(history, MediaKind.VIDEO)
                  ? DiagnosisGround.MISSING
                  : DiagnosisGround.UNDONE;
      case FROZEN ->
          isExplained(history, others, MediaKind.VIDEO)
                  || SentStill.isSeen(history, others, video.evidence().atMs())
              ? DiagnosisGround.OBSERVED
              : video.still() ? DiagnosisGround.UNDONE : DiagnosisGround.MISSING;
      case NO_FRAMES ->
          isExplained(history, others, MediaKind.VIDEO)
              ? DiagnosisGround.OBSERVED
              : UndecodedVideo.isSeen(history) ? DiagnosisGround.UNDONE : DiagnosisGround.MISSING;
      case STUTTERING ->
          isExplained(history, others, MediaKind.VIDEO) || CameraRate.isSetSlow(others)
              ? DiagnosisGround.OBSERVED
              : DiagnosisGround.MISSING;
    };
  }

  static DiagnosisGround of(AudioProof audio, PeerHistory history, PeerHistory others) {
    return switch (audio.verdict()) {
      case HEARD, NOT_EXPECTED, WRONG_SOURCE -> DiagnosisGround.OBSERVED;
      case NO_TRACK -> DiagnosisGround.UNDONE;
      case NOT_RENDERED ->
          UnplayedElements.isSeen(history, MediaKind.AUDIO)
              ? DiagnosisGround.OBSERVED
              : ElementSources.mayHave(history, MediaKind.AUDIO)
                  ? DiagnosisGround.MISSING
                  : DiagnosisGround.UNDONE;
      case SILENT ->
          isExplained(history, others, MediaKind.AUDIO) || SentSilence.isSeen(history, others)
              ? DiagnosisGround.OBSERVED
              : DiagnosisGround.MISSING;
      case NO_PACKETS ->
          isExplained(history, others, MediaKind.AUDIO)
              ? DiagnosisGround.OBSERVED
              : DiagnosisGround.MISSING;
    };
  }

  static DiagnosisGround of(DataProof data, PeerHistory history, PeerHistory others) {
    return switch (data.verdict()) {
      case DELIVERED, NOT_EXPECTED, WRONG_SOURCE -> DiagnosisGround.OBSERVED;
      case NO_CHANNEL -> DiagnosisGround.UNDONE;
      case NOT_OPEN ->
          history.all(DataChannelState.class).stream()
                  .anyMatch(state -> CLOSING.contains(state.value()))
              ? DiagnosisGround.OBSERVED
              : DiagnosisGround.MISSING;
      case NO_MESSAGE ->
          others.has(DataSendFailed.class)
              ? DiagnosisGround.OBSERVED
              : isSilent(others) ? DiagnosisGround.UNDONE : DiagnosisGround.MISSING;
    };
  }

  /**
   * Tells whether a page has a data channel that is open, and never sent anything. A page that
   * still waits for media may be about to send when they come.
   */
  private static boolean isSilent(PeerHistory history) {
    boolean open =
        history.all(DataChannelState.class).stream()
            .collect(
                Collectors.toMap(
                    state -> state.pc() + " " + state.channel() + " " + state.label(),
                    DataChannelState::value,
                    (earlier, later) -> later))
            .containsValue("open");
    boolean sent =
        history.leftOut().sentMessages() > 0
            || history.all(DataMessage.class).stream()
                .anyMatch(message -> message.way() == Way.SENT);
    return open && !sent && receives(history);
  }

  /** Tells whether of each kind of media that a page has remote tracks of something arrived. */
  static boolean receives(PeerHistory history) {
    return (history.remoteTracks(MediaKind.VIDEO).open().isEmpty()
            || history.inboundRtp(MediaKind.VIDEO).framesDecoded() > 0)
        && (history.remoteTracks(MediaKind.AUDIO).open().isEmpty()
            || history.inboundRtp(MediaKind.AUDIO).packets() > 0);
  }

  /** A frame with the other's stamp was looked at where nobody can see it: the judge dates it. */
  private static boolean isHidden(VideoProof video) {
    return video.evidence().atMs() != null;
  }

  /** Tells whether an action of a page, at either end, explains that nothing more comes. */
  private static boolean isExplained(PeerHistory history, PeerHistory others, MediaKind kind) {
    return history.timeline().allClosed()
        || others.timeline().allClosed()
        || SendingState.isEndedByThePage(others, kind)
        || UnplayedElements.isPaused(history, kind)
        || history.all(PlayRefused.class).stream()
            .anyMatch(refusal -> refusal.name().equals("NotAllowedError"));
  }
}
