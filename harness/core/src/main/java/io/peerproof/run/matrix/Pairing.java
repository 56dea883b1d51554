package io.peerproof.run.matrix;

import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of the browsers of a matrix call each other.
 *
 * <p>The pairs come in legs that are made one after the other, each with the baseline's own pair in
 * front: browsers that wait while dozens of others have their turn are slow when theirs comes, and
 * a baseline that was measured at another time says nothing of this one. Within a leg, each browser
 * is started for one pair alone, so that all make as many calls: one that makes more is faster for
 * it.
 */
public enum Pairing {

  /** Each calls itself. */
  SAME {
    @Override
    Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others) {
      return others.stream().map(one -> List.of(new Pair(one, one)));
    }
  },

  /** Each calls the baseline and is called by it. */
  BASELINE {
    @Override
    Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others) {
      return others.stream().map(one -> crossed(baseline, one));
    }
  },

  /** Each calls each, itself too. */
  ALL {
    @Override
    Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others) {
      return Stream.concat(
          Stream.concat(SAME.besides(baseline, others), BASELINE.besides(baseline, others)),
          IntStream.range(0, others.size())
              .boxed()
              .flatMap(
                  i ->
                      others.subList(i + 1, others.size()).stream()
                          .map(other -> crossed(others.get(i), other))));
    }
  };

  /** Who calls whom. */
  public record Pair(MatrixBrowser caller, MatrixBrowser callee) {

    /** {@code chrome@131}, or {@code chrome@131 to chrome@150} where they differ. */
    public String name() {
      return caller.label().equals(callee.label())
          ? caller.label()
          : caller.label() + " to " + callee.label();
    }

    MatrixBrowser of(PeerRole role) {
      return role == PeerRole.CALLER ? caller : callee;
    }

    /** The same browsers, started for this pair of this leg alone. */
    private Pair startedFor(int time) {
      return new Pair(caller.again(time), callee.again(time));
    }
  }

  /** The pairs of each leg; its first is the one that the others are compared with. */
  public List<List<Pair>> legs(List<MatrixBrowser> browsers, MatrixBrowser baseline) {
    List<MatrixBrowser> others = browsers.stream().filter(one -> !one.equals(baseline)).toList();
    int[] time = {0};
    return besides(baseline, others)
        .map(
            beside ->
                Stream.concat(Stream.of(new Pair(baseline, baseline)), beside.stream())
                    .map(pair -> pair.startedFor(++time[0]))
                    .toList())
        .toList();
  }

  /** What is measured beside the baseline in each leg. */
  abstract Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others);

  private static List<Pair> crossed(MatrixBrowser one, MatrixBrowser other) {
    return List.of(new Pair(one, other), new Pair(other, one));
  }
}
