package io.peerproof.signaling;

/**
 * Outgoing messages to one page.
 *
 * <p>Adding and sending are separate. So messages to the members of a room are ordered under one
 * lock, and no socket is written to while that lock is held.
 */
public interface Outbox {

  /**
   * Appends a message. Returns at once, without sending and without callbacks. Messages added after
   * {@link #close} are dropped.
   *
   * @param json one complete message
   */
  void add(String json);

  /**
   * Closes the socket after sending everything added before.
   *
   * @param code a WebSocket close code (RFC 6455, section 7.4)
   * @param reason a short phrase; at most 123 bytes, the limit of a close frame
   */
  void close(int code, String reason);

  /** Starts sending the added messages, and returns without waiting for it. */
  void flush();
}
