package io.peerproof.host;

import io.peerproof.proof.measure.HostSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures the performance of this machine: the delay of the harness's own timers and the load of
 * the processors.
 */
public final class HostMonitor implements AutoCloseable {

  /** Interval of the harness's own timer, and of the count of runnable threads. */
  private static final Duration TIMER = Duration.ofMillis(50);

  /** Number of timers in one sample: a quarter of a second. */
  private static final int TIMERS_OF_SAMPLE = 5;

  /**
   * Largest number of samples: ten minutes. Older samples do not concern a call that is judged now.
   */
  private static final int MOST_SAMPLES = 2400;

  private final Path root;
  private final int processors;
  private final Deque<HostSample> samples = new ArrayDeque<>();
  private final List<Integer> runnable = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "peerproof-host");
            thread.setDaemon(true);
            thread.setPriority(Thread.NORM_PRIORITY);
            return thread;
          });
  private ProcessorCounters before;
  private ForeignLoad foreign = ForeignLoad.begin();
  private long sampledNanos = System.nanoTime();
  private long dueNanos = sampledNanos + TIMER.toNanos();
  private int fired;
  private double mostLateMs;

  private HostMonitor(Path root, int processors) {
    this.root = root;
    this.processors = processors;
    this.before = ProcessorCounters.read(root);
    timer.schedule(this::onTimer, TIMER.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts to measure this machine. */
  public static HostMonitor start() {
    return new HostMonitor(Path.of("/"), Runtime.getRuntime().availableProcessors());
  }

  private void onTimer() {
    long now = System.nanoTime();
    fired++;
    mostLateMs = Math.max(mostLateMs, (now - dueNanos) / 1e6);
    if (fired >= TIMERS_OF_SAMPLE || now - sampledNanos >= TIMERS_OF_SAMPLE * TIMER.toNanos() * 2) {
      sample(now);
    } else {
      count(ProcessorCounters.runnableThreads(root));
    }
    dueNanos = System.nanoTime() + TIMER.toNanos();
    timer.schedule(this::onTimer, TIMER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void count(@Nullable Integer threads) {
    if (threads != null) {
      runnable.add(threads);
    }
  }

  private void sample(long now) {
    ProcessorCounters readings = ProcessorCounters.read(root);
    count(readings.runnable());
    double spanMs = (now - sampledNanos) / 1e6;
    foreign = foreign.measured(readings, processors, now);
    HostSample sample =
        new HostSample(
            System.currentTimeMillis(),
            spanMs,
            mostLateMs,
            Math.min(1, fired * TIMER.toMillis() / spanMs),
            runnable.isEmpty()
                ? null
                : runnable.stream().mapToInt(Integer::intValue).average().orElse(0) / processors,
            before.pressure(readings, spanMs),
            before.busy(readings),
            foreign.share(),
            before.throttled(readings));
    synchronized (samples) {
      samples.add(sample);
      if (samples.size() > MOST_SAMPLES) {
        samples.remove();
      }
    }
    before = readings;
    sampledNanos = now;
    fired = 0;
    mostLateMs = 0;
    runnable.clear();
  }

  /** Returns the samples since {@code fromMs}, milliseconds since the Unix epoch, in order. */
  public List<HostSample> since(double fromMs) {
    synchronized (samples) {
      return samples.stream().filter(sample -> sample.atMs() >= fromMs).toList();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
