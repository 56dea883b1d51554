package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.RemoteTracks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges a peer's incoming video by its events. Pure. */
public final class VideoJudge {

  /** Rises of the counter that make a video a moving one: three frames, one after the other. */
  public static final int RISES_TO_PLAY = 2;

  /**
   * The time within which those three frames must come; slower, nobody takes them for a moving
   * video.
   */
  static final double LEAST_RATE_WINDOW_MS = 1000;

  /** Mean brightness, 0 to 255, up to which a video counts as black; sensor noise stays below. */
  static final double BLACK_LUMA = 16;

  private VideoJudge() {}

  /** On a machine that keeps up. */
  public static VideoProof judge(PeerHistory history, PeerSignature expected, int videoTracks) {
    return judge(history, expected, videoTracks, TimeLimits.USUAL);
  }

  /**
   * {@code history} of the peer that should see {@code expected}, in order, up to now.
   *
   * @param videoTracks how many tracks with that peer's stamp it should see at once; 0: none is
   *     looked for
   * @param limits how long a video may pause
   */
  public static VideoProof judge(
      PeerHistory history, PeerSignature expected, int videoTracks, TimeLimits limits) {
    if (videoTracks == 0) {
      return new VideoProof(
          VideoVerdict.NOT_EXPECTED,
          new Evidence("no video", "video was not examined", null, Map.of()));
    }
    RemoteTracks tracks = history.remoteTracks(MediaKind.VIDEO);
    List<VideoSample> remote = tracks.samples(VideoSample.class, VideoSample::track);
    return videoTracks == 1
        ? new VideoTrackJudge(
                history, expected, remote, history.inboundRtp(MediaKind.VIDEO), limits)
            .judge()
        : judgeEach(history, expected, videoTracks, tracks.open(), remote, limits);
  }

  /** The verdict on the worst of the tracks; all of them have to be good. */
  private static VideoProof judgeEach(
      PeerHistory history,
      PeerSignature expected,
      int videoTracks,
      Set<String> tracks,
      List<VideoSample> remote,
      TimeLimits limits) {
    VideoTrackJudge whole =
        new VideoTrackJudge(history, expected, remote, history.inboundRtp(MediaKind.VIDEO), limits);
    if (tracks.size() < videoTracks) {
      return whole.because(
          VideoVerdict.NO_TRACK,
          null,
          "ontrack fired for %d of %d video tracks".formatted(tracks.size(), videoTracks));
    }
    List<VideoProof> proofs =
        tracks.stream()
            .map(
                track ->
                    new VideoTrackJudge(
                            history,
                            expected,
                            remote.stream().filter(s -> s.track().equals(track)).toList(),
                            history.inboundRtp(MediaKind.VIDEO, track),
                            limits)
                        .judge())
            .sorted(Comparator.comparing(proof -> !proof.verdict().good()))
            .toList();
    return proofs.get(videoTracks - 1);
  }
}
