package io.peerproof.call;

/** Ends of the connections of a call. */
public enum CallTopology {
  /** The peers call one another, each in a browser of its own. */
  BETWEEN_BROWSERS,
  /** Each page receives its own media over its own connections, or from a server that echoes. */
  LOOPBACK
}
