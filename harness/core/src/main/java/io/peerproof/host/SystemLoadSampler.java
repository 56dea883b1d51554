package io.peerproof.host;

import io.peerproof.browser.platform.DaemonThreads;
import io.peerproof.report.SeriesReport.LoadSample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Samples the load of the machine twice per second, and the share that the run itself causes. */
public final class SystemLoadSampler implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final long MEBIBYTE = 1 << 20;

  private final com.sun.management.OperatingSystemMXBean system =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.factory("peerproof-load"));
  private final long startedNanos;
  private final List<LoadSample> samples = new ArrayList<>();
  private Map<ProcessHandle, Duration> spent = OwnProcesses.processorTimes();
  private long lookedNanos = System.nanoTime();

  /**
   * @param startedNanos start of the time axis of the samples, by {@link System#nanoTime}
   */
  public SystemLoadSampler(long startedNanos) {
    this.startedNanos = startedNanos;
    system.getCpuLoad(); // the first value covers all the time before
    clock.scheduleAtFixedRate(
        this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    double busy = system.getCpuLoad();
    long now = System.nanoTime();
    Map<ProcessHandle, Duration> times = OwnProcesses.processorTimes();
    double own =
        OwnProcesses.share(spent, times, now - lookedNanos, system.getAvailableProcessors());
    spent = times;
    lookedNanos = now;
    if (busy >= 0) { // negative if the system reports none
      synchronized (samples) {
        samples.add(
            new LoadSample(
                Math.round((now - startedNanos) / 1e6),
                rounded(Math.min(1, busy)),
                rounded(Math.min(own, busy)),
                freeMiB()));
      }
    }
  }

  /** Returns the memory that a new program could get, including caches; else the unused memory. */
  private long freeMiB() {
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return system.getFreeMemorySize() / MEBIBYTE;
    }
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }

  /** Returns the samples since the previous call of this method. */
  public List<LoadSample> take() {
    synchronized (samples) {
      List<LoadSample> taken = List.copyOf(samples);
      samples.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
