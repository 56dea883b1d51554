package io.peerproof.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Interim analyses of a group sequential design: the numbers of calls after which a run may stop,
 * and the level of each analysis. Each decision uses {@link Criteria#withLevel} with the level of
 * its analysis. The sum of the levels does not exceed the whole level, so the error rate holds for
 * any dependence.
 *
 * @param analyses analyses in order
 */
public record InterimAnalyses(List<Analysis> analyses) {

  /** Smallest number of calls for an analysis, unless fewer are planned. */
  private static final int FEWEST = 10;

  /** Growth of the number of calls between two analyses. */
  private static final double GROWTH = 1.5;

  /**
   * Exponent of the α-spending function, the cube of the share of calls (Kim and DeMets, Biometrika
   * 74, 1987). It is close to the boundary of O'Brien and Fleming.
   */
  private static final double POWER = 3;

  public InterimAnalyses {
    analyses = List.copyOf(analyses);
    for (int i = 1; i < analyses.size(); i++) {
      if (analyses.get(i).calls() <= analyses.get(i - 1).calls()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "each analysis must come after more calls than the one before, but %d follow %d",
                analyses.get(i).calls(),
                analyses.get(i - 1).calls()));
      }
    }
  }

  /**
   * One interim analysis.
   *
   * @param calls number of calls of each group that it needs
   * @param level level of its decision
   */
  public record Analysis(int calls, double level) {}

  /**
   * Plans analyses for a number of calls of each group: at 10, 15, 22, 33 and 50 of 50.
   *
   * @param level level of all analyses together, {@code 0.05}
   */
  public static InterimAnalyses upTo(int calls, double level) {
    if (calls < 1) {
      throw new IllegalArgumentException("there must be at least one call, but there are " + calls);
    }
    List<Analysis> analyses = new ArrayList<>();
    double before = 0;
    for (int at : numbers(calls)) {
      double spent = level * Math.pow((double) at / calls, POWER);
      analyses.add(new Analysis(at, spent - before));
      before = spent;
    }
    return new InterimAnalyses(analyses);
  }

  /**
   * Returns the analysis after exactly this number of calls of each group; empty if there is none.
   */
  public Optional<Analysis> at(int calls) {
    return analyses.stream().filter(analysis -> analysis.calls() == calls).findFirst();
  }

  private static List<Integer> numbers(int calls) {
    List<Integer> numbers = new ArrayList<>(List.of(calls));
    for (double fewer = calls / GROWTH; Math.round(fewer) >= FEWEST; fewer /= GROWTH) {
      numbers.add(0, (int) Math.round(fewer));
    }
    return numbers;
  }
}
