package io.peerproof.server;

/** Servers of this package's own small pages, so that no test depends on the demo. */
final class TestServers {

  private TestServers() {}

  static ServerOptions options() {
    return ServerOptions.defaults().withPages("/io/peerproof/server/pages", "/");
  }

  static PeerproofServer start() {
    return PeerproofServer.start(options());
  }
}
