package io.peerproof.run;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.call.SettingsText;
import io.peerproof.host.HostInfo;
import io.peerproof.host.SystemLoadSampler;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesJournal;
import io.peerproof.report.SeriesReport;
import io.peerproof.report.SeriesReport.LoadSample;
import io.peerproof.timeline.Elapsed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A series of calls, one after another. Each finished call is written to disk at once, and a run
 * continues where its journal ends.
 */
public final class TimingRun {

  /** Share of all processors, 0 to 1, from which on other programs disturb a call. */
  static final double DISTURBED_FROM = 0.25;

  private final CallSettings settings;
  private final SeriesJournal store;
  private final Path folder;
  private final ProgressListener progressListener;

  /** Progress of the first call. That of the later ones would hide how far the series is. */
  private final MutableProgress firstCallProgress;

  private final boolean cold;

  /** The start of the series, by {@link System#nanoTime}. */
  private final long startedNanos;

  private @Nullable CallSeries series;
  private int lostBrowsers;

  private TimingRun(
      CallSettings settings, SeriesJournal store, Path folder, ProgressListener progressListener) {
    this.settings = settings;
    this.store = store;
    this.folder = folder;
    this.progressListener = progressListener;
    this.firstCallProgress = new MutableProgress(progressListener);
    this.cold = store.plan().profile().equals("cold");
    this.startedNanos = System.nanoTime() - earlier(store.plan().startedAt()).toNanos();
  }

  /** Returns the age of the series, which only the wall clock knows of other processes. */
  private static Duration earlier(Instant startedAt) {
    Duration age = Duration.between(startedAt, Instant.now());
    return age.isNegative() ? Duration.ZERO : age; // somebody set the clock back
  }

  /**
   * Makes the planned calls that the journal does not contain yet. When this method returns, no
   * browser, driver or profile of the run is left.
   *
   * @param settings settings of each call
   * @param folder existing directory for logs and for artifacts of calls that did not pass
   * @param stopped tells if the user who interrupts this thread wants a report of the finished
   *     calls
   * @throws IOException if a call cannot be written to disk
   * @throws InterruptedException if this thread was interrupted and {@code stopped} returns false
   */
  public static RunReport make(
      CallSettings settings,
      SeriesJournal store,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws IOException, InterruptedException {
    return new TimingRun(settings, store, folder.toAbsolutePath(), progressListener).make(stopped);
  }

  private RunReport make(BooleanSupplier stopped) throws IOException, InterruptedException {
    CompletableFuture<HostReport> host =
        CompletableFuture.supplyAsync(HostInfo::describe, AsyncResource.THREADS);
    Instant startedAt = store.plan().startedAt();
    Optional<String> ended = Optional.empty();
    try (SystemLoadSampler load = new SystemLoadSampler(startedNanos)) {
      ended = makeCalls(load);
    } catch (InterruptedException e) {
      ended = Optional.of(RunEnd.because(e, stopped.getAsBoolean()));
    } catch (RuntimeException e) {
      ended = Optional.of(RunEnd.because(e, stopped.getAsBoolean()));
    } finally {
      closeSeries();
    }
    return report(ended, startedAt, host.join());
  }

  private Optional<String> makeCalls(SystemLoadSampler load)
      throws IOException, InterruptedException {
    int warming = cold && !store.entries().isEmpty() ? 0 : store.plan().warmUps();
    int wanted = warming + left();
    int unmeasured = 0;
    long beganNanos = System.nanoTime();
    for (int n = 0; left() > 0; n++) {
      if (n == 2 * wanted) {
        return Optional.of("its browsers keep failing: " + lostBrowsers() + " were lost");
      }
      progressListener.step(sentence(n, Math.max(wanted, n + left()), beganNanos));
      load.take(); // discards samples from before the call
      boolean warmUp = n < warming || isCold();
      CallReport call = call(String.valueOf(store.entries().size() + 1), load);
      firstCallProgress.mute();
      store.add(
          new SeriesJournal.Entry(
              call.withoutEventsWhenPassed(),
              warmUp && call.outcome() == Outcome.PASSED,
              load.take()));
      unmeasured = call.isMeasured() ? 0 : unmeasured + 1;
      if (unmeasured == RunEnd.ENOUGH_UNMEASURED) {
        return Optional.of(RunEnd.unmeasured(unmeasured, call));
      }
    }
    return Optional.empty();
  }

  /** Returns the number of calls that should count and are not made yet. */
  private int left() {
    long counted = store.entries().stream().filter(entry -> !entry.warmUp()).count();
    return (int) Math.max(0, store.plan().calls() - counted);
  }

  /** Tells if the next call is the first one of a replaced browser. */
  private boolean isCold() {
    return !cold && series != null && store.plan().warmUps() > 0 && series.callsMade(settings) == 0;
  }

  private CallReport call(String id, SystemLoadSampler load) throws InterruptedException {
    if (cold) {
      closeSeries();
    }
    if (series == null) {
      series = CallSeries.open(settings, folder, firstCallProgress);
    }
    CallListener sincePlaced =
        new CallListener() {
          @Override
          public void slotsReserved() {
            load.take(); // discards samples from the wait for other runs
          }
        };
    CallReport call = series.make(settings, folder.resolve("call-" + id), sincePlaced).withId(id);
    if (Thread.interrupted()) {
      // An interrupt also ends the browsers, so a call that fails because of it is no result.
      throw new InterruptedException();
    }
    return call;
  }

  private void closeSeries() {
    if (series != null) {
      lostBrowsers += series.lostBrowsers();
      series.close();
      series = null;
    }
  }

  private int lostBrowsers() {
    return lostBrowsers + (series == null ? 0 : series.lostBrowsers());
  }

  private static String sentence(int made, int wanted, long startedNanos) {
    String sentence = String.format(Locale.ROOT, "Call %d of %d", made + 1, wanted);
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    return made == 0
        ? sentence
        : sentence
            + ", "
            + RemainingTime.words(took.dividedBy(made).multipliedBy((long) wanted - made));
  }

  private RunReport report(Optional<String> ended, Instant startedAt, HostReport host) {
    List<SeriesJournal.Entry> entries = store.entries();
    List<CallReport> calls = entries.stream().map(SeriesJournal.Entry::call).toList();
    List<String> command = store.plan().command();
    double durationMs = Elapsed.millisSince(startedNanos);
    Optional<RunReport> run =
        calls.isEmpty()
            ? Optional.empty()
            : Optional.of(RunReportFactory.of(calls, startedAt, durationMs, host, command, null));
    String made = run.map(RunReport::reason).orElse("No call was made.");
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        run.filter(whole -> ended.isEmpty() || whole.outcome() == Outcome.FAILED)
            .map(RunReport::outcome)
            .orElse(Outcome.INCONCLUSIVE), // an incomplete series does not pass
        ended.map(why -> "Not all calls were made: " + why + ". " + made).orElse(made),
        startedAt,
        durationMs,
        host,
        command,
        calls,
        null,
        series(entries, ended),
        texts());
  }

  private Map<String, String> texts() {
    Map<String, String> texts = SettingsText.of(settings);
    texts.put("profile", store.plan().profile());
    return texts;
  }

  private SeriesReport series(List<SeriesJournal.Entry> entries, Optional<String> ended) {
    return new SeriesReport(
        store.plan().profile(),
        store.plan().calls(),
        ids(entries.stream().filter(SeriesJournal.Entry::warmUp).toList()),
        ids(entries.stream().filter(TimingRun::isDisturbed).toList()),
        DISTURBED_FROM,
        lostBrowsers,
        entries.stream().flatMap(entry -> entry.load().stream()).toList(),
        ended.orElse(null));
  }

  private static boolean isDisturbed(SeriesJournal.Entry entry) {
    return entry.load().stream().mapToDouble(LoadSample::foreign).average().orElse(0)
        > DISTURBED_FROM;
  }

  private static List<String> ids(List<SeriesJournal.Entry> entries) {
    return entries.stream().map(entry -> entry.call().id()).toList();
  }
}
