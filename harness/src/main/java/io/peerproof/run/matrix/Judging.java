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
public record Judging(Criteria criteria, Set<FailOn> failOn) {

  /** The usual criteria; any change for the worse counts, and so does what is undecided. */
  public static final Judging DEFAULT = new Judging(Criteria.DEFAULT, EnumSet.allOf(FailOn.class));

  public Judging {
    failOn = Set.copyOf(failOn);
  }
}
