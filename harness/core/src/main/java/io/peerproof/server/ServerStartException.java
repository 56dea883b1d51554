package io.peerproof.server;

/** Thrown when the server could not start. The message says why and what to change. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
