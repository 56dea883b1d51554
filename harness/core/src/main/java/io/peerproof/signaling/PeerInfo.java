package io.peerproof.signaling;

/**
 * A peer as the others in its room see it.
 *
 * @param id {@code p1}, {@code p2}, …: unique in one server and never given twice, so that a
 *     message meant for a peer that left cannot reach the next one. It is no secret and needs none:
 *     it can only be used from inside the same room.
 * @param name what a person calls it; its id when it gave no name
 */
record PeerInfo(String id, String name) {}
