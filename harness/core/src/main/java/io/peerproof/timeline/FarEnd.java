package io.peerproof.timeline;

/** The far end of a page's peer connection, as DTLS fingerprints tell it. */
public enum FarEnd {
  /** The other peer's page: its own description names the certificate. */
  OTHER_PAGE,
  /** The page itself: another connection of the page has the certificate. */
  OWN_PAGE,
  /** Neither of them, such as a server, or the page of another call. */
  ELSEWHERE,
  /** Nobody knows, since no remote description names a certificate yet. */
  UNKNOWN
}
