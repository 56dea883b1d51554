package io.peerproof.host;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other programs had of the processors: what was busy, without what this process and those
 * that it started took. Measured once a second, for it looks at each process of the machine.
 *
 * @param share of all processors, 0 to 1; null where the system does not tell, and in the first
 *     second
 * @param own processor time of each own process, when it was measured
 * @param readings of the whole machine at that time; null before the first
 * @param nanos that time, by {@link System#nanoTime}
 */
record ForeignLoad(
    @Nullable Double share,
    Map<ProcessHandle, Duration> own,
    @Nullable ProcessorCounters readings,
    long nanos) {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  static ForeignLoad begin() {
    return new ForeignLoad(null, Map.of(), null, System.nanoTime());
  }

  /** The same while it is young, and measured anew when it is not. */
  ForeignLoad measured(ProcessorCounters now, int processors, long nowNanos) {
    if (readings != null && nowNanos - nanos < INTERVAL.toNanos()) {
      return this;
    }
    Map<ProcessHandle, Duration> times = OwnProcesses.processorTimes();
    Double busy = readings == null ? null : readings.busy(now);
    return new ForeignLoad(
        busy == null
            ? null
            : Math.max(0, busy - OwnProcesses.share(own, times, nowNanos - nanos, processors)),
        times,
        now,
        nowNanos);
  }
}
