package io.peerproof.regression;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Criteria of a decision.
 *
 * @param level family-wise error rate, 0.05 for 5 %: the largest probability of at least one false
 *     {@link Change#SLOWER}, {@link Change#FASTER} or changed share of failures. Intervals have
 *     confidence {@code 1 - level}
 * @param tolerance largest shift that counts as no change
 * @param perMetric tolerances of single metrics, by the name of the metric
 */
public record Criteria(double level, Tolerance tolerance, Map<String, Tolerance> perMetric) {

  /** 5 %, and the {@linkplain Tolerance#DEFAULT default tolerance} for every metric. */
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

  /** Returns these criteria with a separate tolerance for one metric. */
  public Criteria withTolerance(String metric, Tolerance tolerance) {
    Map<String, Tolerance> more = new LinkedHashMap<>(perMetric);
    more.put(metric, tolerance);
    return new Criteria(level, this.tolerance, more);
  }

  Tolerance toleranceOf(String metric) {
    return perMetric.getOrDefault(metric, tolerance);
  }
}
