package io.peerproof.run;

import java.time.Duration;

/** Formats the remaining time of a run. */
public final class RemainingTime {

  private RemainingTime() {}

  /** Formats {@code about 3 min left}, {@code about 40 s left}. */
  public static String words(Duration left) {
    long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
    return seconds < 90
        ? "about " + seconds + " s left"
        : "about " + Math.round(seconds / 60.0) + " min left";
  }
}
