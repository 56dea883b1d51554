package io.peerproof.server;

import java.time.Duration;

/**
 * Limits on the connections that the server keeps at a time. A room lives as long as one of its
 * members, and a socket is in one room at most, so the rooms are limited too.
 *
 * @param sockets maximum number of signaling sockets in all
 * @param socketsOfAddress maximum number of signaling sockets of one other machine; this machine
 *     has no such limit
 * @param requests maximum number of TCP connections in all that are not, or not yet, signaling
 *     sockets
 * @param requestsOfAddress the same of one other machine
 * @param patience time in which a connection finishes a request, or reads a part of an answer
 * @param silence time without a message and without an answer to a ping after which a signaling
 *     socket counts as lost
 */
record SocketLimits(
    int sockets,
    int socketsOfAddress,
    int requests,
    int requestsOfAddress,
    Duration patience,
    Duration silence) {

  /** Twice what the hardening test drives; behind one address there may be a whole class. */
  static final SocketLimits DEFAULT =
      new SocketLimits(10_000, 1_000, 4_000, 400, Duration.ofSeconds(10), Heartbeat.PATIENCE);
}
