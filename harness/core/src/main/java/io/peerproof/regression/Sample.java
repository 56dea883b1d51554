package io.peerproof.regression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one group of calls.
 *
 * @param name of the group
 * @param calls that were made and judged
 * @param failed of these
 * @param msByMetric per metric, {@code caller ice}, the values of the calls that passed, in
 *     milliseconds; a call that has no such value is left out
 */
public record Sample(String name, int calls, int failed, Map<String, List<Double>> msByMetric) {

  public Sample {
    if (calls < 0 || failed < 0 || failed > calls) {
      throw new IllegalArgumentException(
          "group '%s' must have as many failed calls as calls or fewer, and none below 0, but %d of %d failed"
              .formatted(name, failed, calls));
    }
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    msByMetric.forEach((metric, values) -> copy.put(metric, List.copyOf(values)));
    for (Map.Entry<String, List<Double>> metric : copy.entrySet()) {
      requireOfCalls(name, metric.getKey(), metric.getValue(), calls - failed);
    }
    msByMetric = Collections.unmodifiableMap(copy);
  }

  /** Of one metric, in the order of the calls; empty when it was never measured. */
  double[] valuesMs(String metric) {
    return msByMetric.getOrDefault(metric, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static void requireOfCalls(
      String name, String metric, List<Double> values, int passedCalls) {
    if (values.size() > passedCalls) {
      throw new IllegalArgumentException(
          "'%s' of group '%s' must have one value or none of each call that passed, but has %d of %d calls"
              .formatted(metric, name, values.size(), passedCalls));
    }
    for (double value : values) {
      if (!Double.isFinite(value) || value < 0) {
        throw new IllegalArgumentException(
            "'%s' of group '%s' must be finite milliseconds, 0 or more, but one is %s: leave out what was not measured"
                .formatted(metric, name, value));
      }
    }
  }
}
