package io.peerproof.proof.measure;

import io.peerproof.timeline.DurationText;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One limit, and what it is held against.
 *
 * @param measure its name: {@code longest freeze}
 * @param most whether this is the most that is allowed, and not the least
 * @param value of the limit; null when none was stated
 * @param words writes a figure of it with its unit
 */
record MeasureLimit(
    String measure, boolean most, @Nullable Double value, DoubleFunction<String> words) {

  /**
   * Creates the limit of a duration.
   *
   * @param ms the longest that is allowed, milliseconds; null when none was stated
   */
  static MeasureLimit longest(String measure, @Nullable Double ms) {
    return new MeasureLimit(measure, true, ms, DurationText::exactly);
  }

  /**
   * Creates the lower limit of a figure.
   *
   * @param unit with a blank before it; empty for a bare number
   */
  static MeasureLimit least(String measure, @Nullable Double value, String unit) {
    return new MeasureLimit(measure, false, value, figure -> figure(figure) + unit);
  }

  /**
   * Violation of this limit; empty when it was kept, or never stated.
   *
   * @param read what was measured, as far as that can tell of a limit of this value
   */
  Optional<LimitViolation> breach(DoubleFunction<Reading> read) {
    return value == null ? Optional.empty() : breach(value, read.apply(value));
  }

  private Optional<LimitViolation> breach(double limit, Reading reading) {
    Double measured = reading.value();
    if (measured == null) {
      String sentence =
          String.format(
              Locale.ROOT,
              "%s was not measured, and %s: %s",
              measure,
              allowed(limit),
              reading.whyNot());
      return Optional.of(
          reading.leftOut()
              ? new LimitViolation.NotRetained(sentence)
              : new LimitViolation.NotMeasured(sentence));
    }
    double beyond = most ? measured - limit : limit - measured;
    if (beyond > reading.error()) {
      return Optional.of(
          new LimitViolation.Broken(
              String.format(
                  Locale.ROOT,
                  "%s %s%s, and %s",
                  measure,
                  text(measured),
                  reading.where(),
                  allowed(limit))));
    }
    if (beyond > -reading.error()) {
      return Optional.of(
          new LimitViolation.NotMeasured(
              String.format(
                  Locale.ROOT,
                  "%s %s%s may be wrong by %s, so it cannot be compared with the limit: %s",
                  measure,
                  text(measured),
                  reading.where(),
                  text(reading.error()),
                  allowed(limit))));
    }
    return Optional.empty();
  }

  private String allowed(double limit) {
    return most
        ? "at most " + text(limit) + " was allowed"
        : "at least " + text(limit) + " was asked for";
  }

  private String text(double figure) {
    return words.apply(figure);
  }

  /** {@code 1,840}, {@code 33.3}, {@code 0.9712}. */
  static String figure(double value) {
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  /**
   * A measured figure.
   *
   * @param value null when it could not be measured
   * @param error by how much it may be wrong, either way
   * @param where with a blank before it: {@code in video2}
   * @param whyNot why there is no value
   * @param leftOut whether there is no value because events of a long call were left out
   */
  record Reading(
      @Nullable Double value, double error, String where, String whyNot, boolean leftOut) {

    static Reading of(double value, String where) {
      return new Reading(value, 0, where, "", false);
    }

    static Reading none(String whyNot) {
      return new Reading(null, 0, "", whyNot, false);
    }

    /**
     * @param count of the events that are missing
     * @param events their name: {@code batches of frames}
     */
    static Reading leftOut(long count, String events) {
      return new Reading(
          null,
          0,
          "",
          String.format(Locale.ROOT, "the first %s %s were not kept", figure(count), events),
          true);
    }

    Reading give(double orTake) {
      return new Reading(value, orTake, where, whyNot, leftOut);
    }
  }
}
