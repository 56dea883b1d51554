package io.peerproof.browser;

/**
 * Gives one host the name and the password that it asks for (RFC 7617), as long as it is open. They
 * never come into the page's address, where scripts of the page would meet them, and stumble.
 */
public interface HttpAuthentication extends AutoCloseable {

  /** Answers the host no more; the browser may remember what it was told. */
  @Override
  void close();
}
