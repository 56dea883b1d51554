package io.peerproof.run.matrix;

import io.peerproof.regression.Criteria;
import java.util.EnumSet;
import java.util.Set;

/**
 * What counts as a change, and what keeps a comparison from passing.
 *
 * @param criteria what counts as a change
 * @param failOn what keeps it from passing
 */
public record ComparisonPolicy(Criteria criteria, Set<FailOn> failOn) {

  /** The usual criteria; any change for the worse counts, and so does what is undecided. */
  public static final ComparisonPolicy DEFAULT =
      new ComparisonPolicy(Criteria.DEFAULT, EnumSet.allOf(FailOn.class));

  public ComparisonPolicy {
    failOn = Set.copyOf(failOn);
  }
}
