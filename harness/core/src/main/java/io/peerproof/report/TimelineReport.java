package io.peerproof.report;

import io.peerproof.timeline.PhaseStarts;
import org.jspecify.annotations.Nullable;

/**
 * Where a peer's phases lie in time, so that both peers can be drawn on one axis.
 *
 * @param originAtMs the page's first WebRTC call, milliseconds since the Unix epoch on its own
 *     clock
 * @param toCallerMs to be added to a time on this peer's clock to have it on the caller's, as the
 *     harness measured it; 0 at the caller; null when it is not known
 * @param errorMs by how much {@code toCallerMs} may be wrong, either way; null when it is not known
 * @param starts of the phases
 */
public record TimelineReport(
    double originAtMs, @Nullable Double toCallerMs, @Nullable Double errorMs, PhaseStarts starts) {}
