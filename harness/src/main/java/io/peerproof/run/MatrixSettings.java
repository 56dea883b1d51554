package io.peerproof.run;

import io.peerproof.call.Role;
import java.util.List;

/**
 * How a matrix of browsers is to be compared.
 *
 * @param call what every call is like, but for its browsers
 * @param browsers two or more
 * @param baseline the one of them that the others are compared with
 * @param pairs who calls whom
 * @param plan how many calls each pair makes, and in which order
 * @param stopEarly whether to stop as soon as the answer is certain
 * @param judging what counts as a change, and what fails the run
 */
public record MatrixSettings(
    CallSettings call,
    List<Contender> browsers,
    Contender baseline,
    Pairs pairs,
    InterleavedCalls.Plan plan,
    boolean stopEarly,
    Judging judging) {

  public MatrixSettings {
    browsers = List.copyOf(browsers);
    if (browsers.size() < 2) {
      throw new IllegalArgumentException(
          "a matrix compares two browsers or more; name a browser twice to compare it with itself");
    }
    if (!browsers.contains(baseline)) {
      throw new IllegalArgumentException(
          "the baseline "
              + baseline.label()
              + " is none of the browsers "
              + browsers.stream().map(Contender::label).toList());
    }
  }

  /** Who calls whom; the baseline's own pair first. */
  List<Pairs.Pair> who() {
    return pairs.of(browsers, baseline);
  }

  /** A group of calls for each pair, in the same order. */
  List<GroupOfCalls> groups() {
    return who().stream().map(pair -> new GroupOfCalls(pair.name(), settings(pair))).toList();
  }

  private CallSettings settings(Pairs.Pair pair) {
    return call.with(
            Role.CALLER,
            peer -> peer.withBrowser(pair.caller().browser()).withCopy(pair.caller().copy()))
        .with(
            Role.CALLEE,
            peer -> peer.withBrowser(pair.callee().browser()).withCopy(pair.callee().copy()));
  }
}
