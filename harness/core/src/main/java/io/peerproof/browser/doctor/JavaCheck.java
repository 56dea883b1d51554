package io.peerproof.browser.doctor;

/** Checks the version of the running Java. */
record JavaCheck(Runtime.Version version) implements HealthCheck {
  private static final int OLDEST = 17;

  @Override
  public CheckResult examine() {
    return version.feature() >= OLDEST
        ? CheckResult.ok("Java", "Java " + version)
        : CheckResult.fail(
            "Java",
            "Java " + version + " is older than " + OLDEST,
            "install JDK "
                + OLDEST
                + " or newer, on Debian: apt-get install openjdk-17-jdk-headless");
  }
}
