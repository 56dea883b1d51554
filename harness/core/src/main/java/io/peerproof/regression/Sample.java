package io.peerproof.regression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The measured values of one group of calls.
 *
 * @param name of the group
 * @param calls number of judged calls
 * @param failed number of failed calls among them
 * @param msByMetric values of the passed calls in milliseconds, by the name of the metric, {@code
 *     caller ice}; a call without a value is left out
 */
public record Sample(String name, int calls, int failed, Map<String, List<Double>> msByMetric) {

  public Sample {
    if (calls < 0 || failed < 0 || failed > calls) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the failed calls of group '%s' must be between 0 and the number of its calls, but %d of %d failed",
              name,
              failed,
              calls));
    }
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    msByMetric.forEach((metric, values) -> copy.put(metric, List.copyOf(values)));
    for (Map.Entry<String, List<Double>> metric : copy.entrySet()) {
      requireOfCalls(name, metric.getKey(), metric.getValue(), calls - failed);
    }
    msByMetric = Collections.unmodifiableMap(copy);
  }

  /** Returns the values of one metric in the order of the calls; empty if it was never measured. */
  double[] valuesMs(String metric) {
    return msByMetric.getOrDefault(metric, List.of()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static void requireOfCalls(
      String name, String metric, List<Double> values, int passedCalls) {
    if (values.size() > passedCalls) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' of group '%s' must have at most one value per passed call, but has %d values of %d calls",
              metric,
              name,
              values.size(),
              passedCalls));
    }
    for (double value : values) {
      if (!Double.isFinite(value) || value < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "'%s' of group '%s' must be finite milliseconds, 0 or more, but one is %s: leave out values that were not measured",
                metric,
                name,
                value));
      }
    }
  }
}
