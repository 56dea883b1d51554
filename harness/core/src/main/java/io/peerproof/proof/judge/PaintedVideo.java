package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Received video that the page paints itself: on a canvas, or through a track that it generates.
 * Its frames are those that arrive if their counters are.
 *
 * @param samples of what a person sees, with the stamp of the other peer, in order
 */
record PaintedVideo(PeerHistory history, PeerSignature expected, List<VideoSample> samples) {

  /** Frames that painting may be behind the frame that was read last: three seconds of a camera. */
  private static final int MOST_BEHIND = 90;

  /** Frames that it may be ahead of it, because one in three of them is read. */
  private static final int MOST_AHEAD = 15;

  static PaintedVideo of(PeerHistory history, PeerSignature expected) {
    return new PaintedVideo(
        history,
        expected,
        history.all(VideoSample.class).stream()
            .filter(sample -> !sample.remote() && sample.visible() && isOther(sample, expected))
            .filter(sample -> isCanvas(sample.element()) || !sample.track().isEmpty())
            .toList());
  }

  private static boolean isOther(VideoSample sample, PeerSignature expected) {
    return sample.peer() != null && sample.peer() == expected.peer();
  }

  /** The probe names canvases {@code canvas1}, with a prefix in a frame. */
  static boolean isCanvas(String element) {
    return element.contains("canvas");
  }

  VideoSample last() {
    return samples.get(samples.size() - 1);
  }

  /**
   * Tells whether the last painted frame is one that arrived then.
   *
   * @param arriving samples of the frames that arrive, with the stamp of the other peer
   */
  boolean isOf(List<VideoSample> arriving) {
    VideoSample painted = last();
    Integer counter = painted.counter();
    return arriving.stream()
        .min(Comparator.comparingDouble(sample -> Math.abs(sample.atMs() - painted.atMs())))
        .map(VideoSample::counter)
        .filter(arrived -> counter != null)
        .map(arrived -> Math.floorMod(arrived - counter, expected.loopFrames()))
        .filter(behind -> behind <= MOST_BEHIND || behind >= expected.loopFrames() - MOST_AHEAD)
        .isPresent();
  }

  /** Tells whether one frame alone was painted, again and again, since then. */
  boolean standsSince(double ms) {
    List<VideoSample> recent = samples.stream().filter(sample -> sample.atMs() >= ms).toList();
    return recent.size() > 1 && recent.stream().map(VideoSample::counter).distinct().count() == 1;
  }

  /**
   * Names what the canvases of the page show instead: {@code , and #stage is black}; empty without
   * one.
   */
  String shownInstead() {
    Map<String, VideoSample> last = new LinkedHashMap<>();
    history.all(VideoSample.class).stream()
        .filter(sample -> isCanvas(sample.element()) && sample.visible())
        .forEach(sample -> last.put(sample.element(), sample));
    return last.values().stream()
        .map(
            sample ->
                ", and "
                    + history.elementName(sample.element())
                    + (sample.meanLuma() <= VideoJudge.BLACK_LUMA
                        ? " is black"
                        : " shows something else"))
        .reduce("", String::concat);
  }

  /** Returns why a canvas that may show the video cannot be read; empty where each one can. */
  Optional<String> unreadable() {
    return history.elementStates().values().stream()
        .filter(state -> isCanvas(state.element()) && state.visible())
        .filter(state -> state.unsure() != null && !state.unsure().isEmpty())
        .map(PaintedVideo::unreadable)
        .findFirst()
        .map(why -> "what " + why);
  }

  private static String unreadable(ElementState state) {
    return state.name() + " shows is not known: " + state.unsure();
  }
}
