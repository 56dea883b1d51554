package io.peerproof.report;

import io.peerproof.timeline.PhaseStarts;
import org.jspecify.annotations.Nullable;

/**
 * The start times of a peer's phases, so that both peers can be drawn on one time axis.
 *
 * @param originAtMs time of the page's first WebRTC call, milliseconds since the Unix epoch on the
 *     page's own clock
 * @param toCallerMs milliseconds to add to a time on this peer's clock to get the time on the
 *     caller's clock, as measured by the harness; 0 at the caller; null if unknown
 * @param errorMs largest error of {@code toCallerMs} in either direction, milliseconds; null if
 *     unknown
 * @param starts start times of the phases
 */
public record TimelineReport(
    double originAtMs, @Nullable Double toCallerMs, @Nullable Double errorMs, PhaseStarts starts) {}
