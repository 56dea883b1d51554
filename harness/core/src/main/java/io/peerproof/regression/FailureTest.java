package io.peerproof.regression;

import org.apache.commons.statistics.inference.FisherExactTest;

/** Two-sided Fisher's exact test on the numbers of failed calls. */
record FailureTest(Sample baseline, Sample candidate, double p) {

  static FailureTest of(Sample baseline, Sample candidate) {
    return new FailureTest(baseline, candidate, p(baseline, candidate));
  }

  /**
   * Returns 1 if all calls failed, none failed or none was made, because the groups then do not
   * differ.
   */
  private static double p(Sample baseline, Sample candidate) {
    int failed = baseline.failed() + candidate.failed();
    int calls = baseline.calls() + candidate.calls();
    if (failed == 0 || failed == calls || baseline.calls() == 0 || candidate.calls() == 0) {
      return 1;
    }
    int[][] table = {
      {baseline.failed(), baseline.calls() - baseline.failed()},
      {candidate.failed(), candidate.calls() - candidate.failed()}
    };
    return FisherExactTest.withDefaults().test(table).getPValue();
  }

  FailureDecision decide(HolmCorrection tests, double level) {
    double adjustedP = tests.adjusted(p);
    return new FailureDecision(
        baseline.calls(),
        baseline.failed(),
        candidate.calls(),
        candidate.failed(),
        p,
        adjustedP,
        change(adjustedP < level));
  }

  private FailureChange change(boolean shown) {
    int more = Double.compare(share(candidate), share(baseline));
    if (more > 0) {
      return shown ? FailureChange.MORE : FailureChange.PERHAPS_MORE;
    }
    return more < 0 && shown ? FailureChange.FEWER : FailureChange.SAME;
  }

  /**
   * Returns the share of failed calls; 0 without calls, so that failures of the other group still
   * count.
   */
  private static double share(Sample sample) {
    return sample.calls() == 0 ? 0 : (double) sample.failed() / sample.calls();
  }
}
