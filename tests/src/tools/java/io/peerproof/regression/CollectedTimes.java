package io.peerproof.regression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The times of calls from the files of {@link TimesCollector}.
 *
 * @param byGroup passed calls of each comparison and group, in order, each with its milliseconds by
 *     metric
 */
record CollectedTimes(Map<String, Map<String, List<Map<String, Double>>>> byGroup) {

  private static final int COMPARISON = 0;
  private static final int GROUP = 1;
  private static final int KIND = 2;
  private static final int CALL = 3;
  private static final int OUTCOME = 4;
  private static final int METRIC = 6;
  private static final int MS = 7;

  static CollectedTimes read(Path csv) throws IOException {
    Map<String, Map<String, Map<String, Map<String, Double>>>> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      if (cells[KIND].equals("call") && cells[OUTCOME].equals("PASSED")) {
        all.computeIfAbsent(cells[COMPARISON], name -> new LinkedHashMap<>())
            .computeIfAbsent(cells[GROUP], name -> new LinkedHashMap<>())
            .computeIfAbsent(cells[CALL], id -> new LinkedHashMap<>())
            .put(cells[METRIC], Double.parseDouble(cells[MS]));
      } else if (cells[KIND].equals("call")) {
        throw new IllegalStateException("a healthy call did not pass: " + line);
      }
    }
    Map<String, Map<String, List<Map<String, Double>>>> byGroup = new LinkedHashMap<>();
    all.forEach(
        (comparison, groups) ->
            byGroup.put(
                comparison,
                groups.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            group -> List.copyOf(group.getValue().values()),
                            (a, b) -> b,
                            LinkedHashMap::new))));
    return new CollectedTimes(byGroup);
  }

  /** Returns all calls of a group. */
  Sample sample(String comparison, String group) {
    return sample(group, byGroup.get(comparison).get(group));
  }

  /** Returns a random sample, with replacement, of the calls of a group. */
  Sample some(String comparison, String group, int calls, Random chance) {
    List<Map<String, Double>> all = byGroup.get(comparison).get(group);
    return sample(
        group, chance.ints(calls, 0, all.size()).<Map<String, Double>>mapToObj(all::get).toList());
  }

  private static Sample sample(String name, List<Map<String, Double>> calls) {
    Map<String, List<Double>> msByMetric = new LinkedHashMap<>();
    for (Map<String, Double> call : calls) {
      call.forEach(
          (metric, ms) -> msByMetric.computeIfAbsent(metric, one -> new ArrayList<>()).add(ms));
    }
    return new Sample(name, calls.size(), 0, msByMetric);
  }
}
