package io.peerproof.signaling;

import java.nio.charset.StandardCharsets;

/** Fuzz target: any value of {@code --ice-server}. */
public final class IceServerFuzzTarget {

  private IceServerFuzzTarget() {}

  /** A server is read, or refused by an error that explains the notation. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    IceServer server;
    try {
      server = IceServer.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).contains("HOST")) {
        throw new AssertionError("refused without the notation", e);
      }
      return;
    }
    String expected =
        String.join(" ", server.urls()) + server.username().map(user -> " as " + user).orElse("");
    if (!server.toString().equals(expected)) {
      throw new AssertionError("shows more than its address and user: " + server);
    }
  }
}
