/**
 * Rooms and the relay between their peers, as described in {@code docs/signaling.md}.
 *
 * <p>Independent of sockets: text enters at a {@link io.peerproof.signaling.SignalingConnection}
 * and leaves through an {@link io.peerproof.signaling.Outbox}.
 */
@NullMarked
package io.peerproof.signaling;

import org.jspecify.annotations.NullMarked;
