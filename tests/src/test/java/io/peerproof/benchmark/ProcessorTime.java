package io.peerproof.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this process and of all that it started. Processes that ended between two looks
 * count as far as they were seen.
 */
final class ProcessorTime {

  private final Map<ProcessHandle, Duration> seen = new HashMap<>();

  /** Of this process: the harness. */
  Duration own() {
    return of(ProcessHandle.current());
  }

  /** Of its descendants: the driver and the browsers. */
  Duration others() {
    ProcessHandle.current()
        .descendants()
        .forEach(process -> seen.merge(process, of(process), ProcessorTime::longer));
    return seen.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
