package io.peerproof.proof;

/** Result of a call, or of a run. */
public enum Outcome {
  /** Each peer sees and hears the other. */
  PASSED("✔"),
  /** The product is broken, and there is evidence. */
  FAILED("✘"),
  /**
   * It could not be measured: no browser, another browser version than asked for, a driver that
   * died.
   */
  INCONCLUSIVE("?");

  private final String icon;

  Outcome(String icon) {
    this.icon = icon;
  }

  /** An icon that differs in shape, not only in colour. */
  public String icon() {
    return icon;
  }
}
