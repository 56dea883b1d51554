package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.InboundRtp;
import io.peerproof.timeline.MediaFlow;
import io.peerproof.timeline.NegotiatedMedia;
import io.peerproof.timeline.RemoteTracks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which phase a bad verdict blames, once the transport is known to work. */
final class MediaDiagnosis {

  /**
   * A frame that is presented has others behind it, in the jitter buffer and in the decoder, and
   * {@code getStats()} answers with counts up to 50 ms old.
   */
  private static final double ON_THE_WAY_MS = 350;

  private MediaDiagnosis() {}

  static Optional<Diagnosis> of(
      List<PeerEvent> events,
      List<PeerEvent> others,
      VideoProof video,
      AudioProof audio,
      DataProof data) {
    FailedPhase videoPhase = phaseOf(video, events, others);
    FailedPhase audioPhase = phaseOf(audio, events);
    return Stream.of(
            unnegotiated(events, "video", video.verdict() == VideoVerdict.NO_FRAMES),
            unnegotiated(events, "audio", audio.verdict() == AudioVerdict.NO_PACKETS),
            diagnosis(
                videoPhase,
                "video " + video.verdict() + ": " + video.evidence().seen(),
                MediaGround.of(video, events, others)),
            diagnosis(
                audioPhase,
                "audio " + audio.verdict() + ": " + audio.evidence().seen(),
                MediaGround.of(audio, events, others)),
            diagnosis(
                phaseOf(data),
                "data " + data.verdict() + ": " + data.evidence().seen(),
                MediaGround.of(data)))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Diagnosis::phase));
  }

  /** Nothing comes, and by the descriptions nothing could. */
  private static Optional<Diagnosis> unnegotiated(
      List<PeerEvent> events, String kind, boolean nothing) {
    return nothing && InboundRtp.of(events, kind).packets() == 0
        ? NegotiatedMedia.obstacle(events, kind)
            .map(
                why ->
                    new Diagnosis(
                        FailedPhase.SIGNALING,
                        "no " + kind + " can come: " + why,
                        DiagnosisGround.OBSERVED))
        : Optional.empty();
  }

  private static Optional<Diagnosis> diagnosis(
      @Nullable FailedPhase phase, String reason, DiagnosisGround ground) {
    return Optional.ofNullable(phase).map(known -> new Diagnosis(known, reason, ground));
  }

  private static @Nullable FailedPhase phaseOf(
      VideoProof video, List<PeerEvent> events, List<PeerEvent> others) {
    return switch (video.verdict()) {
      case PLAYING, NOT_EXPECTED -> null;
      case NO_TRACK -> FailedPhase.SIGNALING; // no description offered one
      case NO_FRAMES -> nothingToDecode(events) ? FailedPhase.RTP : FailedPhase.DECODE;
      case BLACK -> FailedPhase.MEDIA; // all of it arrived: the camera gave nothing else
      case FROZEN ->
          video.still() ? FailedPhase.MEDIA : whereItStopped(events, video.evidence().atMs());
      case STUTTERING -> CameraRate.isSlow(others) ? FailedPhase.MEDIA : FailedPhase.RTP;
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  private static @Nullable FailedPhase phaseOf(AudioProof audio, List<PeerEvent> events) {
    return switch (audio.verdict()) {
      case HEARD, NOT_EXPECTED -> null;
      case NO_TRACK -> FailedPhase.SIGNALING;
      case NO_PACKETS -> FailedPhase.RTP;
      case SILENT -> MediaFlow.stopped(events, "audio") ? FailedPhase.RTP : FailedPhase.MEDIA;
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  /** Of each remote track that nothing was decoded of. */
  private static boolean nothingToDecode(List<PeerEvent> events) {
    return RemoteTracks.of(events, "video").open().stream()
        .map(track -> InboundRtp.ofTrack(events, "video", track))
        .filter(received -> received.framesDecoded() == 0)
        .allMatch(InboundRtp::nothingToDecode);
  }

  private static @Nullable FailedPhase phaseOf(DataProof data) {
    return switch (data.verdict()) {
      case DELIVERED, NOT_EXPECTED -> null;
      case NO_CHANNEL -> FailedPhase.SIGNALING; // no description offered one
      case NOT_OPEN, NO_MESSAGE -> FailedPhase.RTP;
      case WRONG_SOURCE -> FailedPhase.RENDER;
    };
  }

  private static FailedPhase whereItStopped(List<PeerEvent> events, @Nullable Double atMs) {
    double stoppedAtMs = atMs == null ? Double.NEGATIVE_INFINITY : atMs;
    if (isPresentedAfter(events, stoppedAtMs + TimeLimits.USUAL.freezeMs())) {
      return FailedPhase.MEDIA; // all goes on but the camera's counter
    }
    InboundRtp then = InboundRtp.of(untilOnTheWayIsThere(events, stoppedAtMs), "video");
    InboundRtp now = InboundRtp.of(events, "video");
    if (now.packets() == then.packets()) {
      return FailedPhase.RTP;
    }
    return now.framesDecoded() == then.framesDecoded() ? FailedPhase.DECODE : FailedPhase.RENDER;
  }

  /**
   * The events up to the first statistics in which all that was on its way when the picture stopped
   * has come and been decoded; up to the first ones after the stop, where there are no later ones
   * to compare them with.
   */
  private static List<PeerEvent> untilOnTheWayIsThere(List<PeerEvent> events, double stoppedAtMs) {
    int first = firstStatsAfter(stoppedAtMs, events);
    int settled = firstStatsAfter(stoppedAtMs + ON_THE_WAY_MS, events);
    boolean isCompared =
        settled < events.size()
            && events.subList(settled + 1, events.size()).stream()
                .anyMatch(ConnectionEvent.Stats.class::isInstance);
    return events.subList(0, Math.min((isCompared ? settled : first) + 1, events.size()));
  }

  private static int firstStatsAfter(double atMs, List<PeerEvent> events) {
    int index = 0;
    while (index < events.size()
        && !(events.get(index) instanceof ConnectionEvent.Stats s && s.atMs() > atMs)) {
      index++;
    }
    return index;
  }

  private static boolean isPresentedAfter(List<PeerEvent> events, double atMs) {
    return RemoteTracks.of(events, "video").samples(VideoSample.class, VideoSample::track).stream()
        .anyMatch(sample -> sample.atMs() > atMs && sample.peer() != null);
  }
}
