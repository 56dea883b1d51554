package io.peerproof.regression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a decision goes by.
 *
 * @param level how often, at most, one or more of the decision's metrics may be called {@link
 *     Change#SLOWER} or {@link Change#FASTER}, or its failures more or fewer, when nothing changed:
 *     0.05 for 5 %. Intervals are made at confidence {@code 1 - level}
 * @param tolerance which shift matters
 * @param perMetric of metrics that have a tolerance of their own, by their name
 */
public record Criteria(double level, Tolerance tolerance, Map<String, Tolerance> perMetric) {

  /** 5 %, and the {@linkplain Tolerance#DEFAULT default tolerance} for each metric. */
  public static final Criteria DEFAULT = new Criteria(0.05, Tolerance.DEFAULT, Map.of());

  public Criteria {
    if (!(level > 0 && level <= 0.5)) {
      throw new IllegalArgumentException(
          "the level must be more than 0 and at most 0.5, such as 0.05 for 5 %, but is " + level);
    }
    perMetric = Map.copyOf(perMetric);
  }

  public Criteria withLevel(double level) {
    return new Criteria(level, tolerance, perMetric);
  }

  public Criteria withTolerance(Tolerance tolerance) {
    return new Criteria(level, tolerance, perMetric);
  }

  /** A tolerance of its own for one metric. */
  public Criteria withTolerance(String metric, Tolerance tolerance) {
    Map<String, Tolerance> more = new LinkedHashMap<>(perMetric);
    more.put(metric, tolerance);
    return new Criteria(level, this.tolerance, more);
  }

  Tolerance toleranceOf(String metric) {
    return perMetric.getOrDefault(metric, tolerance);
  }
}
