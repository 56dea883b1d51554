package io.peerproof.signaling;

/**
 * The way out to one page.
 *
 * <p>Adding and sending are apart, so that what the members of a room are told is put in order
 * under one lock and no socket is ever written to while that lock is held.
 */
public interface Outbox {

  /**
   * Appends a message. Returns at once, sends nothing, calls nobody back. What is added after
   * {@link #close} is dropped.
   *
   * @param json one whole message
   */
  void add(String json);

  /**
   * Closes the socket once everything added before was sent.
   *
   * @param code a WebSocket close code (RFC 6455, section 7.4)
   * @param reason a short phrase, at most 123 bytes as the close frame demands
   */
  void close(int code, String reason);

  /** Starts sending what was added, and returns without waiting for it. */
  void flush();
}
