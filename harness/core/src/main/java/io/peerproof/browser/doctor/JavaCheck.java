package io.peerproof.browser.doctor;

/**
 * Java, which runs us already, or we would not ask; a warning for one that is too old to be kept.
 */
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
