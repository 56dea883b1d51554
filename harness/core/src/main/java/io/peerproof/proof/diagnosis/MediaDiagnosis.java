package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataProof;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.InboundRtp;
import io.peerproof.timeline.MediaFlow;
import io.peerproof.timeline.NegotiatedMedia;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Phase that a bad verdict blames, once the transport is known to work. */
final class MediaDiagnosis {

  /**
   * A frame that is presented has others behind it, in the jitter buffer and in the decoder, and
   * {@code getStats()} answers with counts up to 50 ms old.
   */
  private static final double ON_THE_WAY_MS = 350;

  private MediaDiagnosis() {}

  static Optional<Diagnosis> of(
      PeerHistory history, PeerHistory others, VideoProof video, AudioProof audio, DataProof data) {
    FailedPhase videoPhase = phaseOf(video, history, others);
    FailedPhase audioPhase = phaseOf(audio, history);
    return Stream.of(
            unnegotiated(history, MediaKind.VIDEO, video.verdict() == VideoVerdict.NO_FRAMES),
            unnegotiated(history, MediaKind.AUDIO, audio.verdict() == AudioVerdict.NO_PACKETS),
            diagnosis(
                videoPhase,
                "video " + video.verdict() + ": " + video.evidence().seen(),
                MediaGround.of(video, history, others)),
            diagnosis(
                audioPhase,
                "audio " + audio.verdict() + ": " + audio.evidence().seen(),
                MediaGround.of(audio, history, others)),
            diagnosis(
                phaseOf(data),
                "data " + data.verdict() + ": " + data.evidence().seen(),
                MediaGround.of(data, history, others)))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Diagnosis::phase));
  }

  /** Nothing comes, and by the descriptions nothing could. */
  private static Optional<Diagnosis> unnegotiated(
      PeerHistory history, MediaKind kind, boolean nothing) {
    return nothing && history.inboundRtp(kind).packets() == 0
        ? NegotiatedMedia.obstacle(history, kind)
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
      VideoProof video, PeerHistory history, PeerHistory others) {
    return switch (video.verdict()) {
      case PLAYING, NOT_EXPECTED -> null;
      case NO_TRACK -> FailedPhase.SIGNALING; // no description offered one
      case NO_FRAMES -> nothingToDecode(history) ? FailedPhase.RTP : FailedPhase.DECODE;
      case BLACK -> FailedPhase.MEDIA; // all of it arrived: the camera gave nothing else
      case FROZEN ->
          video.still() ? FailedPhase.MEDIA : whereItStopped(history, video.evidence().atMs());
      case STUTTERING ->
          CameraRate.isSlow(others, stutteringMs(history)) ? FailedPhase.MEDIA : FailedPhase.RTP;
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  /** Time since the video last moved, milliseconds. */
  private static double stutteringMs(PeerHistory history) {
    List<Double> risesMs = new ArrayList<>();
    Integer counter = null;
    for (VideoSample sample :
        history.remoteTracks(MediaKind.VIDEO).samples(VideoSample.class, VideoSample::track)) {
      if (sample.counter() != null && !sample.counter().equals(counter)) {
        counter = sample.counter();
        risesMs.add(sample.atMs());
      }
    }
    int last = risesMs.size() - 1;
    while (last >= VideoJudge.RISES_TO_PLAY
        && risesMs.get(last) - risesMs.get(last - VideoJudge.RISES_TO_PLAY)
            > VideoJudge.LEAST_RATE_WINDOW_MS) {
      last--;
    }
    return last < 0
        ? 0
        : history.latestAtMs() - risesMs.get(last < VideoJudge.RISES_TO_PLAY ? 0 : last);
  }

  private static @Nullable FailedPhase phaseOf(AudioProof audio, PeerHistory history) {
    return switch (audio.verdict()) {
      case HEARD, NOT_EXPECTED -> null;
      case NO_TRACK -> FailedPhase.SIGNALING;
      case NO_PACKETS -> FailedPhase.RTP;
      case SILENT ->
          MediaFlow.stopped(history, MediaKind.AUDIO) ? FailedPhase.RTP : FailedPhase.MEDIA;
      case WRONG_SOURCE, NOT_RENDERED -> FailedPhase.RENDER;
    };
  }

  /** Of each remote track that nothing was decoded of. */
  private static boolean nothingToDecode(PeerHistory history) {
    return history.remoteTracks(MediaKind.VIDEO).open().stream()
        .map(track -> history.inboundRtp(MediaKind.VIDEO, track))
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

  private static FailedPhase whereItStopped(PeerHistory history, @Nullable Double atMs) {
    double stoppedAtMs = atMs == null ? Double.NEGATIVE_INFINITY : atMs;
    if (isOneFramePresentedAfter(history, stoppedAtMs + TimeLimits.USUAL.freezeMs())) {
      return FailedPhase.MEDIA; // all goes on but the camera's counter
    }
    InboundRtp then =
        InboundRtp.earlier(
            history, MediaKind.VIDEO, untilOnTheWayIsThere(history.all(Stats.class), stoppedAtMs));
    InboundRtp now = history.inboundRtp(MediaKind.VIDEO);
    if (now.packets() == then.packets()) {
      return FailedPhase.RTP;
    }
    return now.framesDecoded() == then.framesDecoded() ? FailedPhase.DECODE : FailedPhase.RENDER;
  }

  /**
   * The statistics up to the first sample in which all frames that were on their way when the video
   * stopped have arrived and been decoded. Up to the first sample after the stop, where no later
   * one is there to compare with.
   */
  private static List<Stats> untilOnTheWayIsThere(List<Stats> samples, double stoppedAtMs) {
    int first = firstAfter(stoppedAtMs, samples);
    int settled = firstAfter(stoppedAtMs + ON_THE_WAY_MS, samples);
    boolean isCompared = settled + 1 < samples.size();
    return samples.subList(0, Math.min((isCompared ? settled : first) + 1, samples.size()));
  }

  private static int firstAfter(double atMs, List<Stats> samples) {
    int index = 0;
    while (index < samples.size() && samples.get(index).atMs() <= atMs) {
      index++;
    }
    return index;
  }

  /**
   * Tells whether frames of one counter alone go on being presented. If others do, in an element
   * that nobody sees, the video stopped on its way from there.
   */
  private static boolean isOneFramePresentedAfter(PeerHistory history, double atMs) {
    return history
            .remoteTracks(MediaKind.VIDEO)
            .samples(VideoSample.class, VideoSample::track)
            .stream()
            .filter(sample -> sample.atMs() > atMs && sample.peer() != null)
            .map(VideoSample::counter)
            .distinct()
            .count()
        == 1;
  }
}
