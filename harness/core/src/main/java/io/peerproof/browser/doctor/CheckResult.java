package io.peerproof.browser.doctor;

import java.util.Optional;

/**
 * Result of one check of the machine.
 *
 * @param check name of the check, two or three words
 * @param status outcome of the check
 * @param seen observed value, one line
 * @param advice the remedy, a command if possible; empty if nothing needs to be done
 */
public record CheckResult(String check, Status status, String seen, Optional<String> advice) {

  /** Outcome of a check. */
  public enum Status {
    /** Nothing to do. */
    OK,
    /** Calls can be made, but something is slower or looks different. */
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
