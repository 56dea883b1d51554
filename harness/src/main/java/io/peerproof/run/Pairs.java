package io.peerproof.run;

import io.peerproof.call.Role;
import java.util.List;
import java.util.stream.Stream;

/** Which of the browsers of a matrix call each other. The baseline's own pair comes first. */
public enum Pairs {

  /** Each calls itself. */
  SAME {
    @Override
    Stream<Pair> others(List<Contender> browsers, Contender baseline) {
      return browsers.stream().map(one -> new Pair(one, one));
    }
  },

  /**
   * Each calls the baseline and is called by it. Each has a baseline's browser of its own, so that
   * all browsers make as many calls: one that makes more is faster for it.
   */
  BASELINE {
    @Override
    Stream<Pair> others(List<Contender> browsers, Contender baseline) {
      return browsers.stream()
          .filter(one -> !one.equals(baseline))
          .flatMap(
              one -> {
                Contender own = baseline.again(1 + browsers.indexOf(one));
                return Stream.of(new Pair(own, one), new Pair(one, own));
              });
    }
  },

  /** Each calls each, itself too. */
  ALL {
    @Override
    Stream<Pair> others(List<Contender> browsers, Contender baseline) {
      return browsers.stream()
          .flatMap(caller -> browsers.stream().map(callee -> new Pair(caller, callee)));
    }
  };

  /** Who calls whom. */
  public record Pair(Contender caller, Contender callee) {

    /** {@code chrome@131}, or {@code chrome@131 to chrome@150} where they differ. */
    public String name() {
      return caller.equals(callee) ? caller.label() : caller.label() + " to " + callee.label();
    }

    Contender of(Role role) {
      return role == Role.CALLER ? caller : callee;
    }
  }

  /** The pairs, each once; the first is the one that the others are compared with. */
  public List<Pair> of(List<Contender> browsers, Contender baseline) {
    return Stream.concat(Stream.of(new Pair(baseline, baseline)), others(browsers, baseline))
        .distinct()
        .toList();
  }

  abstract Stream<Pair> others(List<Contender> browsers, Contender baseline);
}
