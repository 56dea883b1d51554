/**
 * Rooms and the relay between their peers, as {@code docs/signaling.md} describes them.
 *
 * <p>Knows nothing of sockets: text comes in at a {@link io.peerproof.signaling.Connection} and
 * goes out through an {@link io.peerproof.signaling.Outbox}.
 */
@NullMarked
package io.peerproof.signaling;

import org.jspecify.annotations.NullMarked;
