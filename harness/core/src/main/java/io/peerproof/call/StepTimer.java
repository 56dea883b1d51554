package io.peerproof.call;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the harness's own time goes in a call, for its log. */
public final class StepTimer {

  private static final Logger LOG = LoggerFactory.getLogger(StepTimer.class);

  private final String call;
  private final StringBuilder told = new StringBuilder();
  private long lastNanos = System.nanoTime();

  /** Begins to count. */
  public StepTimer(String call) {
    this.call = call;
  }

  /** What was done since the lap before. */
  public void lap(String name) {
    long now = System.nanoTime();
    told.append(", %s %.1f ms".formatted(name, (now - lastNanos) / 1e6));
    lastNanos = now;
  }

  /** Writes it all down. */
  public void tell() {
    LOG.debug("call {}{}", call, told);
  }
}
