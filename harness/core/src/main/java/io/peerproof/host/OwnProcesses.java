package io.peerproof.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures the processor time of this process and its child processes. */
final class OwnProcesses {

  private OwnProcesses() {}

  /**
   * Returns their share of all processors between two measurements, 0 to 1, without processes that
   * ended.
   */
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

  /** Returns the processor time of this process and of each child process. */
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
