package io.peerproof.run.matrix;

import io.peerproof.regression.Decision;
import io.peerproof.report.SampleFactory;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups of calls that are made in turns, and compared with the first of them.
 *
 * @param who calls whom in each group, in the same order
 * @param groups the baseline first
 */
record CallBlock(List<Pairing.Pair> who, List<CallGroup> groups) {

  CallBlock {
    who = List.copyOf(who);
    groups = List.copyOf(groups);
  }

  CallGroup baseline() {
    return groups.get(0);
  }

  /** Each group but the baseline, with the baseline. */
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
