package io.peerproof.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Begin of a peer's {@link PhaseDurations}: milliseconds after the first WebRTC call of its page,
 * on that peer's own clock; null for what did not begin. The total begins at 0.
 */
public record PhaseStarts(
    @Nullable Double mediaMs,
    @Nullable Double signalingMs,
    @Nullable Double iceMs,
    @Nullable Double dtlsMs,
    @Nullable Double trackMs,
    @Nullable Double firstFrameMs,
    @Nullable Double provenMs) {}
