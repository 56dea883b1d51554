package io.peerproof.run.matrix;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides on all blocks of a matrix. All their tests form one family. With early stopping, each
 * block is a separate family with its share of the error rate.
 */
final class BlockDecisions {

  private final List<CallBlock> blocks;
  private final Criteria criteria;
  private final boolean stopEarly;
  private final Map<List<CallGroup>, StoppingRule> rules = new IdentityHashMap<>();

  /**
   * @param calls planned number of calls of each group
   */
  BlockDecisions(List<CallBlock> blocks, Criteria criteria, boolean stopEarly, int calls) {
    this.blocks = blocks;
    this.criteria = criteria;
    this.stopEarly = stopEarly;
    Criteria part = criteria.withLevel(criteria.level() / blocks.size());
    blocks.forEach(
        block ->
            rules.put(
                block.groups(),
                stopEarly ? StoppingRule.early(part, calls) : StoppingRule.atTheEnd(criteria)));
  }

  /** Tells if a block, identified by its groups, needs no more calls. */
  boolean enough(List<CallGroup> block) {
    return rule(block).enough(block);
  }

  /** Returns the decision when no more calls are made. */
  Decision atEnd() {
    return stopEarly
        ? new Decision(
            blocks.stream()
                .flatMap(block -> rule(block.groups()).atEnd(block.groups()).groups().stream())
                .toList())
        : Decision.ofEach(blocks.stream().flatMap(CallBlock::matches).toList(), criteria);
  }

  private StoppingRule rule(List<CallGroup> block) {
    return Objects.requireNonNull(rules.get(block), "a block of this matrix");
  }
}
