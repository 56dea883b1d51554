package io.peerproof.run.matrix;

import io.peerproof.regression.Decision;
import io.peerproof.report.SampleFactory;
import java.util.List;
import java.util.stream.Stream;

/**
 * A block of a randomized block design: groups of calls in random order, compared with the first
 * group.
 *
 * @param pairs pair of browsers of each group, in the same order
 * @param groups groups, the baseline first
 */
record CallBlock(List<Pairing.Pair> pairs, List<CallGroup> groups) {

  CallBlock {
    pairs = List.copyOf(pairs);
    groups = List.copyOf(groups);
  }

  CallGroup baseline() {
    return groups.get(0);
  }

  /** Returns each group except the baseline, with the baseline. */
  Stream<Decision.Match> matches() {
    return groups.stream()
        .skip(1)
        .map(
            group ->
                new Decision.Match(
                    SampleFactory.of(baseline().name(), baseline().calls()),
                    SampleFactory.of(group.name(), group.calls())));
  }
}
