package io.peerproof.browser.doctor;

import java.util.Optional;

/**
 * What the doctor found out about one thing.
 *
 * @param check what was looked at, two or three words
 * @param status how it is
 * @param seen what was seen, one line
 * @param advice what to do, a command where there is one; empty when nothing is to be done
 */
public record CheckResult(String check, Status status, String seen, Optional<String> advice) {

  /** How a thing is. */
  public enum Status {
    /** Nothing to do. */
    OK,
    /** Calls can be made; something will be slower, or look different. */
    WARN,
    /** No call can be made. */
    FAIL
  }

  public static CheckResult ok(String check, String seen) {
    return new CheckResult(check, Status.OK, seen, Optional.empty());
  }

  static CheckResult warn(String check, String seen, String advice) {
    return new CheckResult(check, Status.WARN, seen, Optional.of(advice));
  }

  static CheckResult fail(String check, String seen, String advice) {
    return new CheckResult(check, Status.FAIL, seen, Optional.of(advice));
  }
}
