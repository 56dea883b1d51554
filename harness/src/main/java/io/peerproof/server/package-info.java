/**
 * The server of one run or one demo: the pages, the signaling WebSocket and a STUN server.
 *
 * <p>Start it with {@link io.peerproof.server.PeerproofServer#start}; nothing else here is needed
 * from outside but the options.
 */
@NullMarked
package io.peerproof.server;

import org.jspecify.annotations.NullMarked;
