package io.peerproof.browser.doctor;

/** Checks one thing that calls need. */
@FunctionalInterface
interface HealthCheck {

  /** Performs the check. An exception is a defect of the check, not a result. */
  CheckResult examine();
}
