package io.peerproof.browser.doctor;

/** Looks at one thing that a call needs. */
@FunctionalInterface
interface HealthCheck {

  /** Looks. An exception is a defect of the check, not a finding. */
  CheckResult examine();
}
