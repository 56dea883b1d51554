package io.peerproof.browser.spec;

/** Why a driver drives a browser. */
public enum DriverMatch {
  /** It is of the browser's major version. */
  MATCHING,
  /** The user named it, whatever its version. */
  ASKED_FOR,
  /** There is none of the browser's version, and this one, which is near, is known to work. */
  NEAREST;

  /** Whether it may be of another major version than the browser, against what it says itself. */
  public boolean mayDiffer() {
    return this != MATCHING;
  }
}
