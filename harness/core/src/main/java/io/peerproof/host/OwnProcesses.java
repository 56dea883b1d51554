package io.peerproof.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Processor time of this process and of all that it started. */
final class OwnProcesses {

  private OwnProcesses() {}

  /** What the processes took of all processors between two looks; those that ended are left out. */
  static double share(
      Map<ProcessHandle, Duration> before,
      Map<ProcessHandle, Duration> after,
      long nanos,
      int processors) {
    long took =
        after.entrySet().stream()
            .mapToLong(
                one ->
                    one.getValue()
                        .minus(before.getOrDefault(one.getKey(), Duration.ZERO))
                        .toNanos())
            .sum();
    return Math.max(0, (double) took / nanos / processors);
  }

  /** Of this process and all that it started. */
  static Map<ProcessHandle, Duration> processorTimes() {
    Map<ProcessHandle, Duration> times = new HashMap<>();
    ProcessHandle own = ProcessHandle.current();
    own.info().totalCpuDuration().ifPresent(time -> times.put(own, time));
    own.descendants()
        .forEach(
            process -> process.info().totalCpuDuration().ifPresent(t -> times.put(process, t)));
    return times;
  }
}
