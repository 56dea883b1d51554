package io.peerproof.run.matrix;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides about all legs of a matrix. All their tests are one family; where a leg may stop early,
 * it is a family of its own, with its part of the error that is allowed.
 */
final class BlockDecisions {

  private final List<CallBlock> legs;
  private final Criteria criteria;
  private final boolean stopEarly;
  private final Map<List<CallGroup>, StoppingRule> rules = new IdentityHashMap<>();

  /**
   * @param calls planned for each group
   */
  BlockDecisions(List<CallBlock> legs, Criteria criteria, boolean stopEarly, int calls) {
    this.legs = legs;
    this.criteria = criteria;
    this.stopEarly = stopEarly;
    Criteria part = criteria.withLevel(criteria.level() / legs.size());
    legs.forEach(
        leg ->
            rules.put(
                leg.groups(),
                stopEarly ? StoppingRule.early(part, calls) : StoppingRule.atTheEnd(criteria)));
  }

  /** Whether a leg, named by its groups, wants no more calls. */
  boolean enough(List<CallGroup> leg) {
    return rule(leg).enough(leg);
  }

  /** What is decided when no more calls are made. */
  Decision atEnd() {
    return stopEarly
        ? new Decision(
            legs.stream()
                .flatMap(leg -> rule(leg.groups()).atEnd(leg.groups()).groups().stream())
                .toList())
        : Decision.ofEach(legs.stream().flatMap(CallBlock::matches).toList(), criteria);
  }

  private StoppingRule rule(List<CallGroup> leg) {
    return Objects.requireNonNull(rules.get(leg), "a leg of this matrix");
  }
}
