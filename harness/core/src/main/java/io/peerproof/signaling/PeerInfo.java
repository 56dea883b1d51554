package io.peerproof.signaling;

/**
 * A peer as seen by the others in its room.
 *
 * @param id {@code p1}, {@code p2}, …: unique in one server and never reused, so that a message to
 *     a peer that left cannot reach another one. It is not a secret: it works only inside the same
 *     room.
 * @param name its name for people; its id if it sent no name
 */
record PeerInfo(String id, String name) {}
