package io.peerproof.server;

import java.time.Duration;

/** Servers of this package's own small pages, so that no test depends on the demo. */
final class TestServers {

  /**
   * Usual limits, but for the silence of a socket: on a busy machine, a test is silent for longer
   * than a page, which is asked for an answer and gives it by itself.
   */
  private static final SocketLimits PATIENT =
      new SocketLimits(
          SocketLimits.DEFAULT.sockets(),
          SocketLimits.DEFAULT.socketsOfAddress(),
          SocketLimits.DEFAULT.requests(),
          SocketLimits.DEFAULT.requestsOfAddress(),
          SocketLimits.DEFAULT.patience(),
          Duration.ofSeconds(60));

  private TestServers() {}

  static ServerOptions options() {
    return ServerOptions.defaults().withPages("/io/peerproof/server/pages", "/");
  }

  static PeerproofServer start() {
    return start(options());
  }

  /** Starts a server that waits for silent sockets. */
  static PeerproofServer start(ServerOptions options) {
    return PeerproofServer.start(options, PATIENT);
  }
}
