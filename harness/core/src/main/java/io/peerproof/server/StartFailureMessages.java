package io.peerproof.server;

import java.net.SocketException;

/** Explains why the server did not start, and what to change. */
final class StartFailureMessages {

  private StartFailureMessages() {}

  static ServerStartException of(RuntimeException failure, ServerOptions options) {
    if (failure instanceof ServerStartException explained) {
      return explained;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException) {
        return ofBinding(String.valueOf(cause.getMessage()), failure, options);
      }
    }
    return new ServerStartException("The server did not start: " + failure.getMessage(), failure);
  }

  private static ServerStartException ofBinding(
      String reason, RuntimeException failure, ServerOptions options) {
    String where = "Port " + options.port() + " on " + options.host();
    if (reason.contains("Permission denied")) {
      return new ServerStartException(
          where
              + " is reserved for administrators. Choose a port above 1023, or 0 for any free port.",
          failure);
    }
    if (reason.contains("assign requested address")) {
      return new ServerStartException(
          options.host()
              + " is not an address of this machine. Listen on 127.0.0.1 for this machine only,"
              + " or on 0.0.0.0 for the network.",
          failure);
    }
    return new ServerStartException(
        where
            + " is taken by another program ("
            + reason
            + "). Stop that program, or choose another port; 0 chooses a free one.",
        failure);
  }
}
