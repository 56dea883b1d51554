package io.peerproof;

import java.time.Duration;

/**
 * Time-outs of the tests. Each one ends a test that hangs, and none judges speed. Durations are
 * measured in {@code tests/benchmarks}.
 */
public final class TestTimeouts {

  /**
   * For a condition that a browser or a page reaches by itself. The slowest known machine takes ten
   * seconds, with a busy process on each of its cores.
   */
  public static final Duration CONDITION = Duration.ofSeconds(60);

  /** For a command or a JVM that makes several calls: ten times its duration on an idle machine. */
  public static final Duration PROCESS = Duration.ofMinutes(4);

  /** For a healthy call without other requirements. */
  public static final Duration HEALTHY_CALL = Duration.ofSeconds(60);

  /**
   * For a call that can only fail, at the end of its time limit. Its pages have to be loaded by
   * then, so that it fails for the right reason.
   */
  public static final Duration HOPELESS_CALL = Duration.ofSeconds(10);

  private TestTimeouts() {}
}
