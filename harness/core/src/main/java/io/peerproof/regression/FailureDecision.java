package io.peerproof.regression;

/**
 * What became of the share of calls that fail.
 *
 * @param baselineCalls made
 * @param baselineFailed of these
 * @param calls made of the candidate
 * @param failed of these
 * @param p of Fisher's exact test, two-sided
 * @param adjustedP corrected for all tests of the decision
 * @param change the verdict
 */
public record FailureDecision(
    int baselineCalls,
    int baselineFailed,
    int calls,
    int failed,
    double p,
    double adjustedP,
    FailureChange change) {}
