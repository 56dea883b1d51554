package io.peerproof.proof;

import io.peerproof.probe.ConnectionEvent;
import io.peerproof.probe.PeerEvent;
import io.peerproof.timeline.FailedPhase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which phase a bad verdict blames, once the transport is known to work. */
final class MediaDiagnosis {

  private MediaDiagnosis() {}

  static Optional<Diagnosis> of(List<PeerEvent> events, VideoProof video, AudioProof audio) {
    FailedPhase videoPhase = phaseOf(video, events);
    FailedPhase audioPhase = phaseOf(audio);
    return Stream.of(
            diagnosis(videoPhase, "video " + video.verdict() + ": " + video.evidence().seen()),
            diagnosis(audioPhase, "audio " + audio.verdict() + ": " + audio.evidence().seen()))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Diagnosis::phase));
  }

  private static Optional<Diagnosis> diagnosis(@Nullable FailedPhase phase, String reason) {
    return Optional.ofNullable(phase).map(known -> new Diagnosis(known, reason));
  }

  private static @Nullable FailedPhase phaseOf(VideoProof video, List<PeerEvent> events) {
    return switch (video.verdict()) {
      case PLAYING -> null;
      case NO_TRACK -> FailedPhase.SIGNALING; // no description offered one
      case NO_FRAMES ->
          Received.of(events, "video").packets() == 0 ? FailedPhase.RTP : FailedPhase.DECODE;
      case BLACK -> FailedPhase.MEDIA; // all of it arrived: the camera gave nothing else
      case FROZEN -> whereItStopped(events, video.evidence().atMs());
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  private static @Nullable FailedPhase phaseOf(AudioProof audio) {
    return switch (audio.verdict()) {
      case HEARD -> null;
      case NO_TRACK -> FailedPhase.SIGNALING;
      case NO_PACKETS -> FailedPhase.RTP;
      case SILENT -> FailedPhase.MEDIA;
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  private static FailedPhase whereItStopped(List<PeerEvent> events, @Nullable Double atMs) {
    double stoppedAtMs = atMs == null ? Double.NEGATIVE_INFINITY : atMs;
    int firstAfter = 0;
    while (firstAfter < events.size()
        && !(events.get(firstAfter) instanceof ConnectionEvent.Stats s && s.atMs() > stoppedAtMs)) {
      firstAfter++;
    }
    Received then =
        Received.of(events.subList(0, Math.min(firstAfter + 1, events.size())), "video");
    Received now = Received.of(events, "video");
    if (now.packets() == then.packets()) {
      return FailedPhase.RTP;
    }
    return now.framesDecoded() == then.framesDecoded() ? FailedPhase.DECODE : FailedPhase.RENDER;
  }
}
