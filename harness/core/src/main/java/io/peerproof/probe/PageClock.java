package io.peerproof.probe;

/**
 * The clock of a page as it sent a message: W3C High Resolution Time, in milliseconds.
 *
 * @param timeOriginMs {@code performance.timeOrigin}
 * @param sinceMs {@code performance.now()}
 */
record PageClock(double timeOriginMs, double sinceMs) {

  private static final String MARK = "@ ";

  /** Tells whether a line of a message carries a clock: {@code @ timeOrigin now}. */
  static boolean isLine(String line) {
    return line.startsWith(MARK);
  }

  /**
   * @throws IllegalArgumentException if it is not as it should be
   */
  static PageClock read(String line) {
    String[] numbers = line.split(" ");
    if (numbers.length != 3) {
      throw new IllegalArgumentException("not a clock of the probe: " + line);
    }
    return new PageClock(Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
  }

  /** Milliseconds since the Unix epoch, as the page's events tell them. */
  double atMs() {
    return timeOriginMs + sinceMs;
  }
}
