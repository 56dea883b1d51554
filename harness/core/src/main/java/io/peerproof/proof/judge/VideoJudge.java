package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.RemoteTracks;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges a peer's incoming video by its events. Pure. */
public final class VideoJudge {

  /** Rises of the counter that make a video a moving one: three frames, one after the other. */
  public static final int RISES_TO_PLAY = 2;

  /**
   * The time within which those three frames must come; slower, nobody takes them for a moving
   * video.
   */
  public static final double LEAST_RATE_WINDOW_MS = 1000;

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
  static VideoProof judge(
      PeerHistory history, PeerSignature expected, int videoTracks, TimeLimits limits) {
    return judge(history, expected, new ExpectedMedia(videoTracks, false, false), limits);
  }

  /**
   * {@code history} of the peer that should see {@code expected}, in order, up to now.
   *
   * @param media how many tracks with that peer's stamp it should see at once, and how many of them
   *     show that peer's screen
   * @param limits how long a video may pause
   */
  public static VideoProof judge(
      PeerHistory history, PeerSignature expected, ExpectedMedia media, TimeLimits limits) {
    int videoTracks = media.videoTracks();
    if (videoTracks == 0) {
      return new VideoProof(
          VideoVerdict.NOT_EXPECTED,
          new Evidence("no video", "video was not examined", null, Map.of()));
    }
    RemoteTracks tracks = history.remoteTracks(MediaKind.VIDEO);
    // A page with both ends of a connection has local tracks of the same ids.
    List<VideoSample> remote =
        tracks.samples(VideoSample.class, VideoSample::track).stream()
            .filter(VideoSample::remote)
            .toList();
    VideoTrackJudge whole =
        new VideoTrackJudge(
            history, expected, remote, history.inboundRtp(MediaKind.VIDEO), null, limits);
    if (videoTracks == 1) {
      VideoProof proof = whole.judge();
      return proof.verdict().good() && media.screens() == 1 && !whole.showsScreen()
          ? whole.notItsScreen()
          : proof;
    }
    return judgeEach(history, expected, media, tracks.open(), remote, limits);
  }

  /** The verdict on one track. */
  private record TrackProof(VideoProof proof, boolean ofScreen) {
    boolean good() {
      return proof.verdict().good();
    }
  }

  /** The verdict on the worst of the tracks; all of them have to be good. */
  private static VideoProof judgeEach(
      PeerHistory history,
      PeerSignature expected,
      ExpectedMedia media,
      Set<String> tracks,
      List<VideoSample> remote,
      TimeLimits limits) {
    int videoTracks = media.videoTracks();
    VideoTrackJudge whole =
        new VideoTrackJudge(
            history, expected, remote, history.inboundRtp(MediaKind.VIDEO), null, limits);
    if (tracks.size() < videoTracks) {
      return whole.because(
          VideoVerdict.NO_TRACK,
          null,
          String.format(
              Locale.ROOT, "ontrack fired for %d of %d video tracks", tracks.size(), videoTracks));
    }
    List<TrackProof> proofs =
        tracks.stream()
            .map(
                track ->
                    new VideoTrackJudge(
                        history,
                        expected,
                        remote.stream().filter(s -> s.track().equals(track)).toList(),
                        history.inboundRtp(MediaKind.VIDEO, track),
                        track,
                        limits))
            .map(judge -> new TrackProof(judge.judge(), judge.showsScreen()))
            .sorted(Comparator.comparing(proof -> !proof.good()))
            .toList();
    VideoProof worst = proofs.get(videoTracks - 1).proof();
    long screens = proofs.stream().filter(proof -> proof.good() && proof.ofScreen()).count();
    if (!worst.verdict().good() || media.screens() == 0) {
      return worst;
    }
    return screens < media.screens() ? whole.notItsScreen() : together(worst, proofs, media);
  }

  /** The verdict on a camera and a screen, with what is seen of both. */
  private static VideoProof together(
      VideoProof worst, List<TrackProof> proofs, ExpectedMedia media) {
    String seen =
        Stream.concat(
                proofs.stream()
                    .filter(TrackProof::good)
                    .filter(proof -> !proof.ofScreen())
                    .limit(media.videoTracks() - media.screens()),
                proofs.stream().filter(TrackProof::good).filter(TrackProof::ofScreen))
            .map(proof -> proof.proof().evidence().seen())
            .collect(Collectors.joining("; "));
    Evidence evidence = worst.evidence();
    return new VideoProof(
        worst.verdict(),
        new Evidence(evidence.expected(), seen, evidence.atMs(), evidence.facts()));
  }
}
