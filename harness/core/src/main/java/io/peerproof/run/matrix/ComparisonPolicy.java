package io.peerproof.run.matrix;

import io.peerproof.regression.Criteria;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules for the outcome of a comparison.
 *
 * @param criteria criteria of a change
 * @param failOn results that keep a comparison from passing
 */
public record ComparisonPolicy(Criteria criteria, Set<FailOn> failOn) {

  /** Default criteria; every regression and every undecided metric counts. */
  public static final ComparisonPolicy DEFAULT =
      new ComparisonPolicy(Criteria.DEFAULT, EnumSet.allOf(FailOn.class));

  public ComparisonPolicy {
    failOn = Set.copyOf(failOn);
  }
}
