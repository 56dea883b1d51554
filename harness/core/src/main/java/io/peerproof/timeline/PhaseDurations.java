package io.peerproof.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Durations of a peer's phases, in milliseconds on that peer's own clock; null for a phase that did
 * not happen.
 *
 * @param mediaMs {@code getUserMedia} called to resolved
 * @param signalingMs offer made or received to remote description set
 * @param iceMs ICE connection state {@code checking} to {@code connected}
 * @param dtlsMs DTLS transport {@code connecting} to {@code connected}
 * @param trackMs offer made or received to the first {@code ontrack}
 * @param firstFrameMs first {@code ontrack} to the first frame of a remote track presented
 * @param provenMs first frame presented to the first one that carries the other peer's stamp
 * @param totalMs first WebRTC call of the page to the first frame that carries the other peer's
 *     stamp
 */
public record PhaseDurations(
    @Nullable Double mediaMs,
    @Nullable Double signalingMs,
    @Nullable Double iceMs,
    @Nullable Double dtlsMs,
    @Nullable Double trackMs,
    @Nullable Double firstFrameMs,
    @Nullable Double provenMs,
    @Nullable Double totalMs) {}
