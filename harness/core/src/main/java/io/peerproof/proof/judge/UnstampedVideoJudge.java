package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoChanged;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoProof;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.ElementSources;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judges a video without a stamp by whether it lives: frames go on to be presented, and what they
 * show changes. A still video that is presented again and again does not. Pure.
 */
final class UnstampedVideoJudge {

  /** Changes that make a video a live one: more than a page has that shows something, and stays. */
  static final int CHANGES_TO_LIVE = 3;

  private static final int FRAMES_TO_PLAY = VideoJudge.RISES_TO_PLAY + 1;

  private final PeerHistory history;
  private final List<VideoSample> samples;
  private final List<Double> changesAtMs;
  private final double nowMs;
  private final Map<String, Object> facts;
  private final TimeLimits limits;

  /** Gives the proof its expected and its facts. */
  interface Proofs {
    VideoProof because(VideoVerdict verdict, Double atMs, String seen);
  }

  /**
   * @param samples of the remote tracks that are judged, one or more, in order
   * @param facts that the evidence is to have
   */
  UnstampedVideoJudge(
      PeerHistory history,
      List<VideoSample> samples,
      double nowMs,
      Map<String, Object> facts,
      TimeLimits limits) {
    this.history = history;
    this.samples = samples.stream().filter(sample -> sample.peer() == null).toList();
    this.nowMs = nowMs;
    this.facts = facts;
    this.limits = limits;
    this.changesAtMs =
        history.all(VideoChanged.class).stream()
            .filter(VideoChanged::showsSomethingElse)
            .filter(change -> samples.stream().anyMatch(s -> s.track().equals(change.track())))
            .map(VideoChanged::atMs)
            .toList();
  }

  VideoProof judge(Proofs proofs) {
    VideoSample first = samples.get(0);
    VideoSample last = samples.get(samples.size() - 1);
    double changedAtMs =
        changesAtMs.isEmpty() ? first.atMs() : changesAtMs.get(changesAtMs.size() - 1);
    facts.put("source", "unstamped");
    facts.put("changes", changesAtMs.size());
    String where = "an unstamped video in " + history.elementName(last.element());
    if (!last.visible()) {
      return proofs.because(
          VideoVerdict.NOT_RENDERED,
          last.atMs(),
          "an unstamped video plays in " + ElementSources.unseen(history, last.element()));
    }
    double freezeMs = StampLiveness.freezeMs(pausesMs(last), limits);
    if (nowMs - last.atMs() > freezeMs) {
      return proofs.because(
          VideoVerdict.FROZEN,
          last.atMs(),
          String.format(
              Locale.ROOT,
              "%s: no frame was presented for %s",
              where,
              DurationText.ofMillis(Math.round(nowMs - last.atMs()))));
    }
    if (nowMs - changedAtMs > Math.max(limits.stillMs(), freezeMs)) {
      return proofs
          .because(
              VideoVerdict.FROZEN,
              changedAtMs,
              String.format(
                  Locale.ROOT,
                  "%s stood still for %s, while frames of it were presented again and again",
                  where,
                  DurationText.ofMillis(Math.round(nowMs - changedAtMs))))
          .ofStillVideo();
    }
    if (changesAtMs.size() < CHANGES_TO_LIVE) {
      return proofs.because(
          VideoVerdict.FROZEN,
          last.atMs(),
          String.format(Locale.ROOT, "%s changed %d time(s) so far", where, changesAtMs.size()));
    }
    return framesLately(last) < FRAMES_TO_PLAY
        ? proofs.because(
            VideoVerdict.STUTTERING,
            last.atMs(),
            String.format(
                Locale.ROOT, "%s: fewer than 3 frames were presented in the last second", where))
        : proofs.because(
            VideoVerdict.PLAYING,
            changedAtMs,
            String.format(Locale.ROOT, "%s moves, %d×%d", where, last.width(), last.height()));
  }

  /** Between frames that the element of {@code last} presented. */
  private List<Double> pausesMs(VideoSample last) {
    List<Double> times =
        samples.stream()
            .filter(sample -> sample.element().equals(last.element()))
            .map(VideoSample::atMs)
            .toList();
    return IntStream.range(1, times.size()).mapToObj(i -> times.get(i) - times.get(i - 1)).toList();
  }

  /** Frames that the element presented in the second up to its last one. */
  private long framesLately(VideoSample last) {
    return samples.stream()
        .filter(sample -> sample.element().equals(last.element()))
        .filter(sample -> last.atMs() - sample.atMs() <= VideoJudge.LEAST_RATE_WINDOW_MS)
        .findFirst()
        .map(sample -> last.presentedFrames() - sample.presentedFrames() + 1)
        .orElse(0L);
  }
}
