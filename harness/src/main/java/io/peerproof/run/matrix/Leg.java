package io.peerproof.run.matrix;

import io.peerproof.regression.Decision;
import io.peerproof.report.GroupSample;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups of calls that are made in turns, and compared with the first of them.
 *
 * @param who calls whom in each group, in the same order
 * @param groups the baseline first
 */
record Leg(List<Pairs.Pair> who, List<GroupOfCalls> groups) {

  Leg {
    who = List.copyOf(who);
    groups = List.copyOf(groups);
  }

  GroupOfCalls baseline() {
    return groups.get(0);
  }

  /** Each group but the baseline, with the baseline. */
  Stream<Decision.Match> matches() {
    return groups.stream()
        .skip(1)
        .map(
            group ->
                new Decision.Match(
                    GroupSample.of(baseline().name(), baseline().calls()),
                    GroupSample.of(group.name(), group.calls())));
  }
}
