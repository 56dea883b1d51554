package io.peerproof.call;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the harness's own time in the steps of a call, for the log. */
public final class StepTimer {

  private static final Logger LOG = LoggerFactory.getLogger(StepTimer.class);

  private final String call;
  private final StringBuilder laps = new StringBuilder();
  private long lastNanos = System.nanoTime();

  /** Starts the timer. */
  public StepTimer(String call) {
    this.call = call;
  }

  /** Records the time since the previous lap. */
  public void lap(String name) {
    long now = System.nanoTime();
    laps.append(String.format(Locale.ROOT, ", %s %.1f ms", name, (now - lastNanos) / 1e6));
    lastNanos = now;
  }

  /** Logs all laps. */
  public void log() {
    LOG.debug("call {}{}", call, laps);
  }
}
