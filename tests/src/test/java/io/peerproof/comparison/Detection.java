package io.peerproof.comparison;

/** Value of a suite's answer on a call. */
enum Detection {
  /** The call is broken, and the suite is red. */
  CAUGHT("✔"),
  /** The call is broken, and the suite is green. */
  MISSED("✘"),
  /** The call is healthy, and the suite is red. */
  FALSE_ALARM("✘"),
  /** The call is healthy, and the suite is green. */
  RIGHT("✔");

  private final String sign;

  Detection(String sign) {
    this.sign = sign;
  }

  static Detection of(boolean broken, boolean green) {
    if (broken) {
      return green ? MISSED : CAUGHT;
    }
    return green ? RIGHT : FALSE_ALARM;
  }

  /** Returns the sign for a table whose calls are all broken, or all healthy. */
  String sign() {
    return sign;
  }
}
