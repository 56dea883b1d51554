package io.peerproof.regression;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of {@code docs/power.md}: detection rates of real changes, and false alarms. */
final class PowerTables {

  private static final List<Integer> CALLS = List.of(10, 20, 30, 50);
  private static final int DRAWS = 200;
  private static final long SEED = 20261123;

  /** Criteria without a tolerance, so that any significant shift counts. */
  private static final Criteria ANY_SHIFT = Criteria.DEFAULT.withTolerance(new Tolerance(0, 0));

  private PowerTables() {}

  static String falseAlarms(CollectedTimes same) {
    List<String> alarms = new ArrayList<>();
    Map<Change, Integer> verdicts = new EnumMap<>(Change.class);
    int anyShift = 0;
    Set<String> comparisons = same.byGroup().keySet();
    for (String comparison : comparisons) {
      Sample first = same.sample(comparison, "first");
      Sample second = same.sample(comparison, "second");
      GroupDecision decision = decide(first, second, Criteria.DEFAULT);
      decision.metrics().forEach(metric -> verdicts.merge(metric.change(), 1, Integer::sum));
      List<String> wrong =
          decision.metrics().stream()
              .filter(PowerTables::isChange)
              .map(metric -> metric.metric() + " " + metric.change())
              .toList();
      if (!wrong.isEmpty()) {
        alarms.add(comparison + ": " + String.join(", ", wrong));
      }
      if (decide(first, second, ANY_SHIFT).metrics().stream().anyMatch(PowerTables::isChange)) {
        anyShift++;
      }
    }
    int metrics = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    return """
        | comparisons | with a false alarm, default tolerance | with a false alarm, tolerance 0 | verdicts on phases | SAME | UNDECIDED |
        |--:|--:|--:|--:|--:|--:|
        | %d | %d | %d | %d | %s | %s |

        %s
        """
        .formatted(
            comparisons.size(),
            alarms.size(),
            anyShift,
            metrics,
            share(verdicts.getOrDefault(Change.SAME, 0), metrics),
            share(verdicts.getOrDefault(Change.UNDECIDED, 0), metrics),
            alarms.isEmpty()
                ? "No false alarm."
                : "False alarms: " + String.join("; ", alarms) + ".");
  }

  static String detection(CollectedTimes slow) {
    StringBuilder text = new StringBuilder();
    text.append("| slow-down | shift of caller total, all calls | ");
    text.append(header("default tolerance")).append(" | ").append(header("tolerance 0"));
    text.append(" |\n|---|--:|").append("--:|".repeat(2 * CALLS.size())).append('\n');
    Sample healthy = slow.sample("slow", "healthy");
    for (String group : slow.byGroup().get("slow").keySet()) {
      if (group.equals("healthy")) {
        continue;
      }
      text.append("| ").append(group).append(" | ");
      text.append(shift(healthy, slow.sample("slow", group))).append(" | ");
      text.append(shares(slow, group, Criteria.DEFAULT)).append(" | ");
      text.append(shares(slow, group, ANY_SHIFT)).append(" |\n");
    }
    return text.toString();
  }

  private static String header(String tolerance) {
    return CALLS.stream()
        .map(calls -> "%d calls, %s".formatted(calls, tolerance))
        .collect(Collectors.joining(" | "));
  }

  private static String shift(Sample healthy, Sample slow) {
    return decide(healthy, slow, Criteria.DEFAULT).metrics().stream()
        .filter(metric -> metric.metric().equals("caller total"))
        .map(MetricDecision::shift)
        .map(
            shift ->
                String.format(
                    Locale.ROOT,
                    "%+.1f ms (%.1f to %.1f)",
                    shift.ms(),
                    shift.lowMs(),
                    shift.highMs()))
        .findFirst()
        .orElse("-");
  }

  private static String shares(CollectedTimes slow, String group, Criteria criteria) {
    return CALLS.stream()
        .map(
            calls -> {
              Random chance = new Random(SEED + calls);
              int seen = 0;
              for (int draw = 0; draw < DRAWS; draw++) {
                Sample baseline = slow.some("slow", "healthy", calls, chance);
                Sample candidate = slow.some("slow", group, calls, chance);
                seen += decide(baseline, candidate, criteria).change() == Change.SLOWER ? 1 : 0;
              }
              return share(seen, DRAWS);
            })
        .collect(Collectors.joining(" | "));
  }

  private static GroupDecision decide(Sample baseline, Sample candidate, Criteria criteria) {
    return Decision.between(baseline, List.of(candidate), criteria).groups().get(0);
  }

  private static boolean isChange(MetricDecision metric) {
    return metric.change() == Change.SLOWER || metric.change() == Change.FASTER;
  }

  private static String share(int some, int of) {
    return Math.round(100.0 * some / of) + " %";
  }
}
