package io.peerproof.proof.measure;

import io.peerproof.event.StampedFrame;
import io.peerproof.media.VideoFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A frame, numbered on past the end of its camera's loop, where the counter in its stamp starts
 * again.
 *
 * @param number differences between these are frames of the camera
 * @param inferred whether nobody read its stamp, and it is one of the numbers missing between two
 *     that were read
 */
record NumberedFrame(double atMs, int counter, long number, boolean inferred) {

  /**
   * Numbers the frames of one peer among those that an element presented, in their order.
   *
   * <p>Frames without a stamp between two of the peer are taken for those that are missing there,
   * as many as are missing, for a busy page has no time to look at each. Other frames without a
   * counter of the camera's loop are left out.
   */
  static List<NumberedFrame> of(List<StampedFrame> presented, int peer, VideoFormat camera) {
    List<NumberedFrame> numbered = new ArrayList<>();
    List<StampedFrame> unread = new ArrayList<>();
    long highest = 0;
    for (StampedFrame frame : spread(presented)) {
      if (frame.peer() == null) {
        unread.add(frame);
        continue;
      }
      Integer counter = frame.counter();
      if (Objects.equals(frame.peer(), peer) && counter != null && isOfLoop(counter, camera)) {
        if (numbered.isEmpty()) {
          numbered.add(new NumberedFrame(frame.atMs(), counter, counter, false));
        } else {
          NumberedFrame last = numbered.get(numbered.size() - 1);
          long number = next(last, frame.atMs(), counter, highest, camera);
          numbered.addAll(between(last, number, unread, camera));
          numbered.add(new NumberedFrame(frame.atMs(), counter, number, false));
        }
        highest = Math.max(highest, numbered.get(numbered.size() - 1).number);
      }
      unread.clear();
    }
    return numbered;
  }

  private static boolean isOfLoop(int counter, VideoFormat camera) {
    return counter >= 0 && counter < camera.frames();
  }

  /**
   * A step of the counter leaves open how many whole loops passed meanwhile: those are taken that
   * come nearest to the time that passed.
   *
   * <p>More than a second back is no frame that came late, for no receiver holds one for so long,
   * but a camera that was started again: its frames follow those that were seen.
   */
  private static long next(
      NumberedFrame previous, double atMs, int counter, long highest, VideoFormat camera) {
    int step = camera.counterStep(previous.counter, counter);
    double due = (atMs - previous.atMs) / 1000 * camera.framesPerSecond();
    long loops = Math.max(0, Math.round((due - step) / camera.frames()));
    long advance = step + loops * camera.frames();
    return advance < -camera.framesPerSecond() ? highest + 1 : previous.number + advance;
  }

  /**
   * Of the unread frames as many as numbers are missing, at even distances where one has to choose.
   */
  private static List<NumberedFrame> between(
      NumberedFrame previous, long number, List<StampedFrame> unread, VideoFormat camera) {
    long missing = number - previous.number - 1;
    int taken = (int) Math.max(0, Math.min(missing, unread.size()));
    List<NumberedFrame> inferred = new ArrayList<>();
    for (int i = 1; i <= taken; i++) {
      long step = evenly(i, missing, taken);
      inferred.add(
          new NumberedFrame(
              unread.get((int) evenly(i, unread.size(), taken) - 1).atMs(),
              (int) ((previous.counter + step) % camera.frames()),
              previous.number + step,
              true));
    }
    return inferred;
  }

  /** The place of the {@code i}th of {@code taken} among {@code all}, counted from 1. */
  private static long evenly(int i, long all, int taken) {
    return Math.round((double) i * (all + 1) / (taken + 1));
  }

  /**
   * Frames that were presented while the page had no time to look are reported with the time of the
   * next that it looked at. They came at even distances, as far as anybody knows.
   */
  private static List<StampedFrame> spread(List<StampedFrame> presented) {
    List<StampedFrame> spread = new ArrayList<>();
    double beforeMs = Double.NaN;
    int from = 0;
    while (from < presented.size()) {
      double atMs = presented.get(from).atMs();
      int to = from;
      while (to < presented.size() && presented.get(to).atMs() == atMs) {
        to++;
      }
      double firstMs = Double.isNaN(beforeMs) ? atMs : beforeMs;
      for (int i = from; i < to; i++) {
        StampedFrame frame = presented.get(i);
        double share = (double) (i + 1 - from) / (to - from);
        spread.add(
            new StampedFrame(firstMs + share * (atMs - firstMs), frame.peer(), frame.counter()));
      }
      beforeMs = atMs;
      from = to;
    }
    return spread;
  }
}
