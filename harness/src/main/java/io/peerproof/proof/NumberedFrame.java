package io.peerproof.proof;

import io.peerproof.media.VideoFormat;
import io.peerproof.probe.StampedFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame, numbered on past the end of its camera's loop, where the counter in its stamp starts
 * anew.
 *
 * @param number differences between these are frames of the camera
 */
record NumberedFrame(double atMs, int counter, long number) {

  /**
   * Numbers frames of one camera, in the order in which they were seen. Frames without a counter of
   * its loop are left out.
   */
  static List<NumberedFrame> of(List<StampedFrame> frames, VideoFormat camera) {
    List<NumberedFrame> numbered = new ArrayList<>();
    long highest = Long.MIN_VALUE;
    for (StampedFrame frame : frames) {
      Integer counter = frame.counter();
      if (counter == null || counter < 0 || counter >= camera.frames()) {
        continue;
      }
      long number =
          numbered.isEmpty()
              ? counter
              : next(numbered.get(numbered.size() - 1), frame.atMs(), counter, highest, camera);
      highest = Math.max(highest, number);
      numbered.add(new NumberedFrame(frame.atMs(), counter, number));
    }
    return numbered;
  }

  /**
   * A step of the counter leaves open how many whole loops passed meanwhile: those are taken that
   * come nearest to the time that passed.
   *
   * <p>More than a second back is no frame that came late, for no receiver holds one for so long,
   * but a camera that was started anew: its frames follow those that were seen.
   */
  private static long next(
      NumberedFrame previous, double atMs, int counter, long highest, VideoFormat camera) {
    int step = camera.counterStep(previous.counter, counter);
    double due = (atMs - previous.atMs) / 1000 * camera.framesPerSecond();
    long loops = Math.max(0, Math.round((due - step) / camera.frames()));
    long advance = step + loops * camera.frames();
    return advance < -camera.framesPerSecond() ? highest + 1 : previous.number + advance;
  }
}
