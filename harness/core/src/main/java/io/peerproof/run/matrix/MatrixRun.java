package io.peerproof.run.matrix;

import io.peerproof.call.AsyncResource;
import io.peerproof.call.Elapsed;
import io.peerproof.call.MutableProgress;
import io.peerproof.call.ProgressListener;
import io.peerproof.host.HostInfo;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.run.CallSeries;
import io.peerproof.run.RunEnd;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A run that compares browsers: makes the calls of all pairs, leg by leg, and decides. */
public final class MatrixRun {

  /** A browser takes about so much memory, with all its processes, while it makes a call. */
  private static final long MEBIBYTES_PER_BROWSER = 400;

  private final MatrixSettings settings;
  private final Path folder;
  private final ProgressListener progressListener;
  private final List<CallBlock> legs;
  private final BlockDecisions rules;
  private final RandomizedCallSchedule calls;
  private int lostBrowsers;

  private MatrixRun(MatrixSettings settings, Path folder, ProgressListener progressListener) {
    this.settings = settings;
    this.folder = folder;
    this.progressListener = progressListener;
    this.legs = settings.legs();
    this.rules =
        new BlockDecisions(
            legs, settings.judging().criteria(), settings.stopEarly(), settings.plan().calls());
    this.calls =
        new RandomizedCallSchedule(
            legs.stream().map(CallBlock::groups).toList(),
            settings.plan(),
            folder,
            progressListener,
            rules::enough);
  }

  /**
   * Makes the calls and compares them. When this returns, no browser, driver or profile of it is
   * left.
   *
   * @param folder that exists, for logs and for what calls leave that did not pass
   * @param stopped whether whoever interrupts this thread wants the report of what was made
   * @return how it went; what could not be measured is in there as {@code INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted and {@code stopped} says no
   */
  public static RunReport make(
      MatrixSettings settings,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws InterruptedException {
    return new MatrixRun(settings, folder.toAbsolutePath(), progressListener).make(stopped);
  }

  private RunReport make(BooleanSupplier stopped) throws InterruptedException {
    Instant startedAt = Instant.now();
    long startedNanos = System.nanoTime();
    CompletableFuture<HostReport> host =
        CompletableFuture.supplyAsync(HostInfo::describe, AsyncResource.THREADS);
    Optional<String> ended = Optional.empty();
    try {
      makeCalls();
    } catch (InterruptedException e) {
      ended = Optional.of(RunEnd.because(e, stopped.getAsBoolean()));
    } catch (RuntimeException e) {
      ended = Optional.of(RunEnd.because(e, stopped.getAsBoolean()));
    }
    return new MatrixReportFactory(settings, legs, rules.atEnd(), lostBrowsers, ended)
        .report(calls.made(), startedAt, Elapsed.millisSince(startedNanos), host.join());
  }

  private void makeCalls() throws InterruptedException {
    // What the series says of each call would be written over at once.
    MutableProgress steps = new MutableProgress(progressListener);
    try (CallSeries series =
        CallSeries.open(legs.get(0).baseline().settings(), folder, steps, mostOfRole())) {
      try {
        calls.make(series, steps::quiet);
      } finally {
        lostBrowsers = series.lostBrowsers();
      }
    }
  }

  /** Those of a leg, as far as three quarters of the memory go. */
  private int mostOfRole() {
    int ofLeg = legs.stream().mapToInt(leg -> leg.groups().size()).max().orElseThrow();
    long inMemory = HostInfo.memoryMiB() * 3 / 4 / (2 * MEBIBYTES_PER_BROWSER);
    return (int) Math.min(ofLeg, Math.max(2, inMemory));
  }
}
