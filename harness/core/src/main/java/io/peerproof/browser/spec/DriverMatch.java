package io.peerproof.browser.spec;

/** Reason for the choice of a driver. */
public enum DriverMatch {
  /** The driver has the major version of the browser. */
  MATCHING,
  /** The user named the driver, whatever its version. */
  ASKED_FOR,
  /** No driver of the browser's version exists, and this one of a near version is known to work. */
  NEAREST;

  /**
   * Returns true if the driver may have another major version than the browser, although it rejects
   * that itself.
   */
  public boolean mayDiffer() {
    return this != MATCHING;
  }
}
