package io.peerproof.run.matrix;

import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rule that pairs the browsers of a matrix.
 *
 * <p>The pairs come in blocks that run one after another, each with the baseline's own pair in
 * front. A browser that waits while dozens of others have their turn is slow afterwards, and a
 * baseline from another time is not comparable. Within a block, each browser is started for one
 * pair only. All browsers then make the same number of calls, because a browser becomes faster with
 * each call.
 */
public enum Pairing {

  /** Each browser calls itself. */
  SAME {
    @Override
    Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others) {
      return others.stream().map(one -> List.of(new Pair(one, one)));
    }
  },

  /** Each browser calls the baseline and is called by it. */
  BASELINE {
    @Override
    Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others) {
      return others.stream().map(one -> crossed(baseline, one));
    }
  },

  /** Each browser calls every browser, including itself. */
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

  /** A caller and a callee. */
  public record Pair(MatrixBrowser caller, MatrixBrowser callee) {

    /** Returns {@code chrome@131}, or {@code chrome@131 to chrome@150} if both differ. */
    public String name() {
      return caller.label().equals(callee.label())
          ? caller.label()
          : caller.label() + " to " + callee.label();
    }

    MatrixBrowser of(PeerRole role) {
      return role == PeerRole.CALLER ? caller : callee;
    }

    /** Returns the same browsers, started for this pair of this block only. */
    private Pair startedFor(int time) {
      return new Pair(caller.again(time), callee.again(time));
    }
  }

  /** Returns the pairs of each block; its first pair is the baseline of the others. */
  public List<List<Pair>> blocks(List<MatrixBrowser> browsers, MatrixBrowser baseline) {
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

  /** Returns the pairs of each block, without the baseline. */
  abstract Stream<List<Pair>> besides(MatrixBrowser baseline, List<MatrixBrowser> others);

  private static List<Pair> crossed(MatrixBrowser one, MatrixBrowser other) {
    return List.of(new Pair(one, other), new Pair(other, one));
  }
}
