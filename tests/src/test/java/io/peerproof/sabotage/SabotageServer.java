package io.peerproof.sabotage;

import io.peerproof.BrowserFixture;
import io.peerproof.server.PageFolder;
import io.peerproof.server.ServerOptions;
import java.util.Map;

/** The server that all cases share: the tests' pages, twice. */
final class SabotageServer {

  /** Caller, callee and a third participant. */
  private static final int ROOM_CAPACITY = 3;

  /** As strict as a page with a call can be: its own files, its own relay, nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self';"
          + " require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts"
          + " allow-same-origin";

  private SabotageServer() {}

  /** The pages at {@code /test}, and again at {@code /strict} under a strict policy. */
  static ServerOptions options() {
    return BrowserFixture.options()
        .withRoomCapacity(ROOM_CAPACITY)
        .withPages(
            new PageFolder("/strict", "pages", true, Map.of("Content-Security-Policy", POLICY)));
  }
}
