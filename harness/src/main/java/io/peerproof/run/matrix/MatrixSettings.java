package io.peerproof.run.matrix;

import io.peerproof.call.CallSettings;
import io.peerproof.event.Role;
import java.util.List;
import java.util.stream.Collectors;

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

  /** A leg of the matrix for each of {@link Pairs#legs}. */
  List<Leg> legs() {
    List<List<Pairs.Pair>> legs = pairs.legs(browsers, baseline);
    return legs.stream()
        .map(
            pairs ->
                new Leg(
                    pairs,
                    pairs.stream()
                        .map(pair -> group(pair, pairs, legs.size()))
                        .collect(Collectors.toList())))
        .toList();
  }

  /** The baseline's own pair is measured in each leg, and told apart by what it was beside. */
  private GroupOfCalls group(Pairs.Pair pair, List<Pairs.Pair> leg, int legs) {
    boolean oneOfSeveral = legs > 1 && pair.equals(leg.get(0));
    return new GroupOfCalls(
        oneOfSeveral ? pair.name() + " beside " + leg.get(1).name() : pair.name(), settings(pair));
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
