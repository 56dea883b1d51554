package io.peerproof;

import java.time.Duration;

/**
 * Timeouts of the tests. Each of them ends a test that hangs, and none of them judges speed: how
 * long something takes is measured in {@code tests/benchmarks}.
 */
public final class TestTimeouts {

  /**
   * For a condition that a browser or a page fulfils by itself. The slowest known machine takes ten
   * seconds, with a busy process on each of its cores.
   */
  public static final Duration CONDITION = Duration.ofSeconds(60);

  /** For a command or a JVM of its own that makes several calls: ten times what it takes idle. */
  public static final Duration PROCESS = Duration.ofMinutes(4);

  /** For a call that is right, of which nothing else is said. */
  public static final Duration HEALTHY_CALL = Duration.ofSeconds(60);

  /**
   * For a call that can only fail, and fails when its time is over. It does not have to be done
   * with anything by then, but pages have to be loaded so that the reason is the right one.
   */
  public static final Duration HOPELESS_CALL = Duration.ofSeconds(10);

  private TestTimeouts() {}
}
