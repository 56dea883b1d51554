package io.peerproof.host;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processor load of other programs: the load of the machine without this process and its child
 * processes. It is measured once per second, because a measurement reads every process of the
 * machine.
 *
 * @param share share of all processors, 0 to 1; null if the system reports none, and in the first
 *     second
 * @param own processor time of each own process at the last measurement
 * @param readings counters of the whole machine at that time; null before the first measurement
 * @param nanos time of the last measurement, by {@link System#nanoTime}
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

  /** Returns this load while it is recent, else a new measurement. */
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
