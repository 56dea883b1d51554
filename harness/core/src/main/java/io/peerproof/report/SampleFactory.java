package io.peerproof.report;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates samples for the statistics from groups of calls. */
public final class SampleFactory {

  private SampleFactory() {}

  /**
   * Returns the times of the calls that passed and the number of calls that failed. Calls that
   * could not be measured are left out, and so is a time that is none: an older report may have a
   * negative one.
   *
   * @param name name of the group
   */
  public static Sample of(String name, List<CallReport> calls) {
    Map<String, List<Double>> msByMetric = new LinkedHashMap<>();
    PhaseTimes.names().forEach(metric -> msByMetric.put(metric, new ArrayList<>()));
    List<CallReport> passed = with(Outcome.PASSED, calls);
    for (CallReport call : passed) {
      PhaseTimes.of(call)
          .forEach(
              (metric, ms) -> {
                if (Double.isFinite(ms) && ms >= 0) {
                  msByMetric.get(metric).add(ms);
                }
              });
    }
    int failed = with(Outcome.FAILED, calls).size();
    return new Sample(name, passed.size() + failed, failed, msByMetric);
  }

  private static List<CallReport> with(Outcome outcome, List<CallReport> calls) {
    return calls.stream().filter(call -> call.outcome() == outcome).toList();
  }
}
