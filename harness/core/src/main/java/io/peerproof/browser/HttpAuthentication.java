package io.peerproof.browser;

/**
 * Answers the HTTP authentication of one host (RFC 7617) while it is open. Credentials never become
 * part of the page's URL, where scripts of the page would see them and could fail.
 */
public interface HttpAuthentication extends AutoCloseable {

  /** Stops answering the host; the browser may remember the credentials. */
  @Override
  void close();
}
