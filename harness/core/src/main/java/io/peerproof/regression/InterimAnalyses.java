package io.peerproof.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When one may look at the calls so far and stop, and what each look may spend of the level. A
 * decision is made at each with {@link Criteria#withLevel} of that look; as all their levels
 * together are no more than the whole, false alarms stay below it, however the looks depend on each
 * other.
 *
 * @param looks in order
 */
public record InterimAnalyses(List<Look> looks) {

  /** Fewer calls than these are not looked at, unless no more are to be made. */
  private static final int FEWEST = 10;

  /** From one look to the next. */
  private static final double GROWTH = 1.5;

  /**
   * How slowly the level is spent at first: by the cube of the share of calls made (Kim and DeMets,
   * Biometrika 74, 1987), which is near to the boundary of O'Brien and Fleming.
   */
  private static final double POWER = 3;

  public InterimAnalyses {
    looks = List.copyOf(looks);
    for (int i = 1; i < looks.size(); i++) {
      if (looks.get(i).calls() <= looks.get(i - 1).calls()) {
        throw new IllegalArgumentException(
            "each look must come after more calls than the one before, but %d follow %d"
                .formatted(looks.get(i).calls(), looks.get(i - 1).calls()));
      }
    }
  }

  /**
   * One look.
   *
   * @param calls of each group, from which on it may be made
   * @param level that a decision then goes by
   */
  public record Look(int calls, double level) {}

  /**
   * Looks at up to so many calls of each group: 10, 15, 22, 33 and 50 of 50.
   *
   * @param level of all looks together, {@code 0.05}
   */
  public static InterimAnalyses upTo(int calls, double level) {
    if (calls < 1) {
      throw new IllegalArgumentException("there must be at least one call, but are " + calls);
    }
    List<Look> looks = new ArrayList<>();
    double before = 0;
    for (int at : numbers(calls)) {
      double spent = level * Math.pow((double) at / calls, POWER);
      looks.add(new Look(at, spent - before));
      before = spent;
    }
    return new InterimAnalyses(looks);
  }

  /** The look to be made after exactly so many calls of each group; empty when it is not time. */
  public Optional<Look> at(int calls) {
    return looks.stream().filter(look -> look.calls() == calls).findFirst();
  }

  private static List<Integer> numbers(int calls) {
    List<Integer> numbers = new ArrayList<>(List.of(calls));
    for (double fewer = calls / GROWTH; Math.round(fewer) >= FEWEST; fewer /= GROWTH) {
      numbers.add(0, (int) Math.round(fewer));
    }
    return numbers;
  }
}
