package io.peerproof.timeline;

/** Elapsed time in the form of reports. */
public final class Elapsed {

  private Elapsed() {}

  /**
   * Returns the milliseconds since a moment, with a resolution of a microsecond.
   *
   * @param startedNanos moment, by {@link System#nanoTime}
   */
  public static double millisSince(long startedNanos) {
    return Math.round((System.nanoTime() - startedNanos) / 1e3) / 1e3;
  }
}
