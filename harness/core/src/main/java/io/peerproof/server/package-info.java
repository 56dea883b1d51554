/**
 * The server of one run or one demo: the pages, the signaling WebSocket and a STUN server.
 *
 * <p>Start it with {@link io.peerproof.server.PeerproofServer#start}.
 */
@NullMarked
package io.peerproof.server;

import org.jspecify.annotations.NullMarked;
