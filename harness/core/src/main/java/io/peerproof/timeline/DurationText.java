package io.peerproof.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Durations as people write them: {@code 850 ms}, {@code 4.2 s}, {@code 1 min 30 s}. */
public final class DurationText {

  private static final double SECOND_MS = 1000;
  private static final double MINUTE_MS = 60_000;
  private static final double HOUR_MS = 3_600_000;

  private DurationText() {}

  public static String of(Duration duration) {
    return ofMillis(duration.toNanos() / 1e6);
  }

  /** Below a second in milliseconds, below a minute in tenths of seconds. */
  public static String ofMillis(double ms) {
    double size = Math.abs(ms);
    if (size < 10 && size != Math.rint(size)) {
      return String.format(Locale.ROOT, "%.1f ms", ms);
    }
    if (Math.round(size) < SECOND_MS) {
      return Math.round(ms) + " ms";
    }
    double seconds = Math.round(ms / 100) / 10.0;
    if (Math.abs(seconds) * SECOND_MS < MINUTE_MS) {
      return (seconds == Math.rint(seconds)
              ? String.valueOf((long) seconds)
              : String.format(Locale.ROOT, "%.1f", seconds))
          + " s";
    }
    long whole = Math.round(ms / SECOND_MS);
    return size < HOUR_MS
        ? parts(whole / 60, "min", whole % 60, "s")
        : parts(whole / 3600, "h", whole % 3600 / 60, "min");
  }

  /**
   * Returns the same to a millisecond, and below a second to a tenth of one, for figures that are
   * compared: {@code 33.3 ms}, {@code 1.804 s}, {@code 1 min 30.5 s}.
   */
  public static String exactly(double ms) {
    double size = Math.abs(ms);
    if (Math.round(size * 10) < 10 * SECOND_MS) {
      return decimals(ms, 1) + " ms";
    }
    long whole = Math.round(size);
    long minutes = whole / (long) MINUTE_MS;
    String seconds = decimals(whole % (long) MINUTE_MS / SECOND_MS, 3) + " s";
    String text =
        minutes == 0
            ? seconds
            : minutes + " min" + (whole % (long) MINUTE_MS == 0 ? "" : " " + seconds);
    return ms < 0 ? "-" + text : text;
  }

  private static String decimals(double value, int most) {
    return BigDecimal.valueOf(value)
        .setScale(most, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String parts(long most, String unit, long rest, String unitOfRest) {
    return most + " " + unit + (rest == 0 ? "" : " " + rest + " " + unitOfRest);
  }
}
