package io.peerproof.run;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.call.SettingsText;
import io.peerproof.host.HostInfo;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallLog;
import io.peerproof.report.CallReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.Elapsed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A run of one call, or of several calls in the same browsers. It starts browsers, media and a
 * server, makes the calls and creates the report.
 */
public final class CallRun {

  private final CallSettings settings;
  private final Path folder;
  private final ProgressListener progressListener;
  private final Clock clock;

  private CallRun(
      CallSettings settings, Path folder, ProgressListener progressListener, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.progressListener = progressListener;
    this.clock = clock;
  }

  /**
   * Makes the calls. When this method returns, no browser, driver or profile of the run is left.
   *
   * @param folder existing directory for logs and for artifacts of calls that did not pass
   * @return report of the run; calls that could not be measured have {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException if this thread was interrupted; nothing is left then either
   */
  public static RunReport make(
      CallSettings settings, Path folder, ProgressListener progressListener)
      throws InterruptedException {
    return new CallRun(settings, folder.toAbsolutePath(), progressListener, Clock.systemUTC())
        .make();
  }

  private RunReport make() throws InterruptedException {
    Instant startedAt = clock.instant();
    long startedNanos = System.nanoTime();
    CompletableFuture<HostReport> host =
        CompletableFuture.supplyAsync(HostInfo::describe, AsyncResource.THREADS);
    List<CallReport> calls = makeCalls();
    return RunReportFactory.of(
        calls,
        startedAt,
        Elapsed.millisSince(startedNanos),
        host.join(),
        settings.options().command(),
        SettingsText.of(settings));
  }

  private List<CallReport> makeCalls() throws InterruptedException {
    List<CallReport> calls = new ArrayList<>();
    try (CallSeries series = CallSeries.open(settings, folder, progressListener)) {
      boolean many = settings.calls() > 1;
      CallLog finished = new CallLog(folder);
      for (int n = 1; n <= settings.calls(); n++) {
        CallReport call = series.make(settings, many ? folder.resolve("call-" + n) : folder);
        calls.add(many ? call.withoutEventsWhenPassed() : call);
        if (many) {
          finished.add("", call.withoutEventsWhenPassed());
          progressListener.step("Call " + n + " of " + settings.calls() + ": " + call.outcome());
        }
      }
    }
    return calls;
  }
}
