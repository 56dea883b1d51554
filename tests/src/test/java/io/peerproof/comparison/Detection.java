package io.peerproof.comparison;

/** What a suite's answer on a call was worth. */
enum Detection {
  /** Broken, and the suite is red. */
  CAUGHT("✔"),
  /** Broken, and the suite is green. */
  MISSED("✘"),
  /** Healthy, and the suite is red. */
  FALSE_ALARM("✘"),
  /** Healthy, and the suite is green. */
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

  /** As it stands in a table whose calls are all broken, or all healthy. */
  String sign() {
    return sign;
  }
}
