package io.peerproof.report;

/**
 * A time limit that was extended because the machine did not keep up.
 *
 * @param limit name of the limit: {@code timeout} of the call, {@code freeze} of a video or silence
 *     of an audio track, {@code silence} of a page, {@code grace} for a page to react to a failure,
 *     {@code beginning} of media that a page adds after the proof
 * @param usualMs limit on a machine that keeps up, milliseconds
 * @param stretchedMs largest limit used in this call, milliseconds
 */
public record StretchedLimit(String limit, double usualMs, double stretchedMs) {}
