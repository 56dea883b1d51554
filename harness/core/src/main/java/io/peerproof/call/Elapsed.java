package io.peerproof.call;

/** Time that has passed, as reports hold it. */
public final class Elapsed {

  private Elapsed() {}

  /**
   * Milliseconds since a moment, to the microsecond.
   *
   * @param startedNanos that moment, by {@link System#nanoTime}
   */
  public static double millisSince(long startedNanos) {
    return Math.round((System.nanoTime() - startedNanos) / 1e3) / 1e3;
  }
}
