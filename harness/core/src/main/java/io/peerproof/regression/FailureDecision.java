package io.peerproof.regression;

/**
 * Decision on the share of failed calls.
 *
 * @param baselineCalls number of calls of the baseline
 * @param baselineFailed number of failed calls among them
 * @param calls number of calls of the candidate
 * @param failed number of failed calls among them
 * @param p two-sided p-value of Fisher's exact test
 * @param adjustedP p-value corrected for all tests of the decision
 * @param change verdict
 */
public record FailureDecision(
    int baselineCalls,
    int baselineFailed,
    int calls,
    int failed,
    double p,
    double adjustedP,
    FailureChange change) {}
