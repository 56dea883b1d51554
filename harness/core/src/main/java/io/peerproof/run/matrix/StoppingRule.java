package io.peerproof.run.matrix;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.InterimAnalyses;
import io.peerproof.regression.Sample;
import io.peerproof.report.SampleFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides on groups of calls: once at the end, or at several interim analyses that each use a part
 * of the level. The first group is the baseline.
 */
final class StoppingRule {

  private final Criteria criteria;
  private final Optional<InterimAnalyses> analyses;
  private final Map<String, GroupDecision> certain = new HashMap<>();
  private int analysed;

  private StoppingRule(Criteria criteria, Optional<InterimAnalyses> analyses) {
    this.criteria = criteria;
    this.analyses = analyses;
  }

  /** Creates a rule with one decision after all calls. */
  static StoppingRule atTheEnd(Criteria criteria) {
    return new StoppingRule(criteria, Optional.empty());
  }

  /** Creates a rule with interim analyses, for this planned number of calls of each group. */
  static StoppingRule early(Criteria criteria, int calls) {
    return new StoppingRule(criteria, Optional.of(InterimAnalyses.upTo(calls, criteria.level())));
  }

  /**
   * Decides after each round. A certain decision is final, and its group is closed.
   *
   * @return true if no group except the baseline needs a call
   */
  boolean enough(List<CallGroup> groups) {
    int calls = groups.get(0).calls().size();
    Optional<InterimAnalyses.Analysis> analysis =
        analyses.flatMap(all -> all.at(calls)).filter(at -> analysed < calls);
    analysis.ifPresent(at -> decideAt(groups, at));
    return groups.stream().skip(1).noneMatch(CallGroup::open);
  }

  private void decideAt(List<CallGroup> groups, InterimAnalyses.Analysis analysis) {
    analysed = analysis.calls();
    for (GroupDecision decision : between(groups, analysis.level()).groups()) {
      if (decision.certain() && !certain.containsKey(decision.group())) {
        certain.put(decision.group(), decision);
        groups.stream()
            .filter(group -> group.name().equals(decision.group()))
            .forEach(group -> group.close("the decision was certain after " + analysed + " calls"));
      }
    }
  }

  /** Returns the decision when no more calls are made. */
  Decision atEnd(List<CallGroup> groups) {
    Decision last = between(groups, levelOfNextAnalysis());
    return new Decision(
        last.groups().stream().map(group -> certain.getOrDefault(group.group(), group)).toList());
  }

  /** Returns the level of the next analysis, which a run that stops between two analyses uses. */
  private double levelOfNextAnalysis() {
    return analyses
        .flatMap(
            all ->
                all.analyses().stream()
                    .filter(analysis -> analysis.calls() > analysed)
                    .findFirst()
                    .or(() -> Optional.of(all.analyses().get(all.analyses().size() - 1))))
        .map(InterimAnalyses.Analysis::level)
        .orElse(criteria.level());
  }

  private Decision between(List<CallGroup> groups, double level) {
    List<Sample> samples =
        groups.stream().map(group -> SampleFactory.of(group.name(), group.calls())).toList();
    return Decision.between(
        samples.get(0), samples.subList(1, samples.size()), criteria.withLevel(level));
  }
}
