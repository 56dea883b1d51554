package io.peerproof.run.matrix;

import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
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
    List<MatrixBrowser> browsers,
    MatrixBrowser baseline,
    Pairing pairs,
    RandomizedCallSchedule.Plan plan,
    boolean stopEarly,
    ComparisonPolicy judging) {

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
              + browsers.stream().map(MatrixBrowser::label).toList());
    }
  }

  /** A leg of the matrix for each of {@link Pairing#legs}. */
  List<CallBlock> legs() {
    List<List<Pairing.Pair>> legs = pairs.legs(browsers, baseline);
    return legs.stream()
        .map(
            pairs ->
                new CallBlock(
                    pairs,
                    pairs.stream()
                        .map(pair -> group(pair, pairs, legs.size()))
                        .collect(Collectors.toList())))
        .toList();
  }

  /** The baseline's own pair is measured in each leg, and told apart by what it was beside. */
  private CallGroup group(Pairing.Pair pair, List<Pairing.Pair> leg, int legs) {
    boolean oneOfSeveral = legs > 1 && pair.equals(leg.get(0));
    return new CallGroup(
        oneOfSeveral ? pair.name() + " beside " + leg.get(1).name() : pair.name(), settings(pair));
  }

  private CallSettings settings(Pairing.Pair pair) {
    return call.with(
            PeerRole.CALLER,
            peer -> peer.withBrowser(pair.caller().browser()).withCopy(pair.caller().copy()))
        .with(
            PeerRole.CALLEE,
            peer -> peer.withBrowser(pair.callee().browser()).withCopy(pair.callee().copy()));
  }
}
