package io.peerproof.sabotage;

import io.peerproof.BrowserFixture;
import io.peerproof.server.PageFolder;
import io.peerproof.server.ServerOptions;
import java.util.Map;

/** The server of all cases: the tests' pages, under two policies. */
final class SabotageServer {

  /** Capacity of a room: caller, callee and a third participant. */
  private static final int ROOM_CAPACITY = 3;

  /** Strictest policy for a page with a call: its own files and its own relay. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self';"
          + " require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts"
          + " allow-same-origin";

  private SabotageServer() {}

  /**
   * Returns options for the pages at {@code /test}, and at {@code /strict} under the strict policy.
   */
  static ServerOptions options() {
    return BrowserFixture.options()
        .withRoomCapacity(ROOM_CAPACITY)
        .withPages(
            new PageFolder("/strict", "pages", true, Map.of("Content-Security-Policy", POLICY)));
  }
}
