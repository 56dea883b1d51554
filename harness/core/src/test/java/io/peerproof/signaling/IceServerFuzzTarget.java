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
    String shown = server.toString();
    server
        .credential()
        .filter(secret -> secret.length() > 8 && shown.contains(secret))
        .filter(secret -> !server.urls().toString().contains(secret))
        .filter(secret -> !server.username().orElse("").contains(secret))
        .ifPresent(
            secret -> {
              throw new AssertionError("shows its credential: " + shown);
            });
  }
}
