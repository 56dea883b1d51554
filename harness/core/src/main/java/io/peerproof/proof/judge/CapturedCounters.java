package io.peerproof.proof.judge;

import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.StampedFrame;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Counters of the frames that a peer's own camera gave, which tell how old a presented frame is.
 */
final class CapturedCounters {

  /** A page is told of presented frames at another time than that of their capture's clock. */
  private static final double CLOCKS_MS = 150;

  /** Frames in a row that the probe did not read, because the page was busy. */
  private static final int UNREAD = 8;

  /** The probe reports captured frames four times a second. */
  private static final double LONGEST_GAP_MS = 500;

  private final List<StampedFrame> frames;
  private final int loopFrames;

  private CapturedCounters(List<StampedFrame> frames, int loopFrames) {
    this.frames = frames;
    this.loopFrames = loopFrames;
  }

  /** {@code history} of the peer that has this signature. */
  static CapturedCounters of(PeerHistory history, PeerSignature camera) {
    List<StampedFrame> frames = new ArrayList<>();
    for (FramesCaptured captured : history.all(FramesCaptured.class)) {
      for (StampedFrame frame : captured.frames()) {
        if (frame.peer() != null && frame.peer() == camera.peer() && frame.counter() != null) {
          frames.add(frame);
        }
      }
    }
    frames.sort(Comparator.comparingDouble(StampedFrame::atMs));
    return new CapturedCounters(frames, camera.loopFrames());
  }

  /**
   * Age of a frame, in ms: the time since the camera last gave it, whatever its loop. Infinite
   * where it gave no such frame in the time before; empty where nothing is known of that time.
   *
   * @param atMs when the frame was presented
   * @param mostMs longest age that is looked for
   */
  OptionalDouble ageMs(int counter, double atMs, double mostMs) {
    int last = lastUntil(atMs + CLOCKS_MS);
    if (last < 0) {
      return OptionalDouble.empty();
    }
    OptionalDouble age = youngest(counter, atMs, last, mostMs);
    boolean covered =
        frames.get(0).atMs() <= atMs - mostMs && frames.get(last).atMs() >= atMs - LONGEST_GAP_MS;
    return age.isPresent() || !covered ? age : OptionalDouble.of(Double.POSITIVE_INFINITY);
  }

  private OptionalDouble youngest(int counter, double atMs, int last, double mostMs) {
    for (int i = last; i >= 0 && frames.get(i).atMs() >= atMs - mostMs; i--) {
      Integer captured = frames.get(i).counter();
      if (captured != null && Math.floorMod(captured - counter, loopFrames) <= UNREAD) {
        // the frame itself, or the first one that was read after it
        int earlier = i;
        while (earlier > 0
            && Math.floorMod(value(earlier - 1) - counter, loopFrames) <= UNREAD
            && frames.get(earlier - 1).atMs() >= atMs - mostMs) {
          earlier--;
        }
        return OptionalDouble.of(Math.max(0, atMs - frames.get(earlier).atMs()));
      }
    }
    return OptionalDouble.empty();
  }

  private int value(int index) {
    Integer counter = frames.get(index).counter();
    return counter == null ? -1 : counter;
  }

  /** Index of the last frame up to a time; -1 without one. */
  private int lastUntil(double atMs) {
    int low = 0;
    int high = frames.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (frames.get(middle).atMs() <= atMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
