package io.peerproof.report;

/**
 * A time limit that was given more time, because the machine did not keep up.
 *
 * @param limit which one: {@code timeout} of the call, {@code freeze} of a video or silence of an
 *     audio track, {@code silence} of a page, {@code grace} for a page to act on a failure
 * @param usualMs where the machine keeps up, milliseconds
 * @param stretchedMs the most that was allowed in this call, milliseconds
 */
public record StretchedLimit(String limit, double usualMs, double stretchedMs) {}
