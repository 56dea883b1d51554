package io.peerproof.run.matrix;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.call.ProgressListener;
import io.peerproof.host.HostInfo;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.run.CallSeries;
import io.peerproof.run.MutableProgress;
import io.peerproof.run.RunEnd;
import io.peerproof.timeline.Elapsed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A run that compares browsers: it makes the calls of all pairs, block by block, and decides. */
public final class MatrixRun {

  /** Approximate memory of a browser during a call, with all its processes, MiB. */
  private static final long MEBIBYTES_PER_BROWSER = 400;

  private final MatrixSettings settings;
  private final Path folder;
  private final ProgressListener progressListener;
  private final List<CallBlock> blocks;
  private final BlockDecisions rules;
  private final RandomizedCallSchedule calls;
  private int lostBrowsers;

  private MatrixRun(MatrixSettings settings, Path folder, ProgressListener progressListener) {
    this.settings = settings;
    this.folder = folder;
    this.progressListener = progressListener;
    this.blocks = settings.blocks();
    this.rules =
        new BlockDecisions(
            blocks, settings.policy().criteria(), settings.stopEarly(), settings.plan().calls());
    this.calls =
        new RandomizedCallSchedule(
            blocks.stream().map(CallBlock::groups).toList(),
            settings.plan(),
            folder,
            progressListener,
            rules::enough);
  }

  /**
   * Makes the calls and compares them. When this method returns, no browser, driver or profile of
   * the run is left.
   *
   * @param folder existing directory for logs and for artifacts of calls that did not pass
   * @param stopped tells if the user who interrupts this thread wants a report of the finished
   *     calls
   * @return report of the run; what could not be measured has {@code INCONCLUSIVE}
   * @throws InterruptedException if this thread was interrupted and {@code stopped} returns false
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
    return new MatrixReportFactory(settings, blocks, rules.atEnd(), lostBrowsers, ended)
        .report(calls.made(), startedAt, Elapsed.millisSince(startedNanos), host.join());
  }

  private void makeCalls() throws InterruptedException {
    // The progress of each call would be overwritten at once.
    MutableProgress steps = new MutableProgress(progressListener);
    try (CallSeries series =
        CallSeries.open(blocks.get(0).baseline().settings(), folder, steps, mostOfRole())) {
      try {
        calls.make(series, steps::mute);
      } finally {
        lostBrowsers = series.lostBrowsers();
      }
    }
  }

  /** Returns the number of browsers that a block needs, limited by three quarters of the memory. */
  private int mostOfRole() {
    int ofBlock = blocks.stream().mapToInt(block -> block.groups().size()).max().orElseThrow();
    long inMemory = HostInfo.memoryMiB() * 3 / 4 / (2 * MEBIBYTES_PER_BROWSER);
    return (int) Math.min(ofBlock, Math.max(2, inMemory));
  }
}
