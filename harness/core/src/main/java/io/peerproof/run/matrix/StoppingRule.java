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
 * Decides about groups of calls, once at the end or, to stop early, at several looks before, each
 * of which may spend a part of the level. The first group is the baseline.
 */
final class StoppingRule {

  private final Criteria criteria;
  private final Optional<InterimAnalyses> looks;
  private final Map<String, GroupDecision> certain = new HashMap<>();
  private int looked;

  private StoppingRule(Criteria criteria, Optional<InterimAnalyses> looks) {
    this.criteria = criteria;
    this.looks = looks;
  }

  /** Looks when all calls are made. */
  static StoppingRule atTheEnd(Criteria criteria) {
    return new StoppingRule(criteria, Optional.empty());
  }

  /** Looks before, too, when so many calls of each group are planned. */
  static StoppingRule early(Criteria criteria, int calls) {
    return new StoppingRule(criteria, Optional.of(InterimAnalyses.upTo(calls, criteria.level())));
  }

  /**
   * To be asked after each round. Where the answer about a group is certain, it stands, and the
   * group is closed.
   *
   * @return whether no group but the baseline wants a call
   */
  boolean enough(List<CallGroup> groups) {
    int calls = groups.get(0).calls().size();
    Optional<InterimAnalyses.Look> look =
        looks.flatMap(all -> all.at(calls)).filter(at -> looked < calls);
    look.ifPresent(at -> look(groups, at));
    return groups.stream().skip(1).noneMatch(CallGroup::open);
  }

  private void look(List<CallGroup> groups, InterimAnalyses.Look look) {
    looked = look.calls();
    for (GroupDecision decision : between(groups, look.level()).groups()) {
      if (decision.certain() && !certain.containsKey(decision.group())) {
        certain.put(decision.group(), decision);
        groups.stream()
            .filter(group -> group.name().equals(decision.group()))
            .forEach(group -> group.close("the answer was certain after " + looked + " calls"));
      }
    }
  }

  /** What is decided when no more calls are made. */
  Decision atEnd(List<CallGroup> groups) {
    Decision last = between(groups, levelOfNextLook());
    return new Decision(
        last.groups().stream().map(group -> certain.getOrDefault(group.group(), group)).toList());
  }

  /** Whoever stops between two looks makes the next one then. */
  private double levelOfNextLook() {
    return looks
        .flatMap(
            all ->
                all.looks().stream()
                    .filter(look -> look.calls() > looked)
                    .findFirst()
                    .or(() -> Optional.of(all.looks().get(all.looks().size() - 1))))
        .map(InterimAnalyses.Look::level)
        .orElse(criteria.level());
  }

  private Decision between(List<CallGroup> groups, double level) {
    List<Sample> samples =
        groups.stream().map(group -> SampleFactory.of(group.name(), group.calls())).toList();
    return Decision.between(
        samples.get(0), samples.subList(1, samples.size()), criteria.withLevel(level));
  }
}
