package io.peerproof.run;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.browser.slot.BrowserSlots;
import io.peerproof.browser.slot.SlotException;
import io.peerproof.browser.slot.SlotTicket;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.CallExecution;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.FakeMediaProvider;
import io.peerproof.call.InteractiveCall;
import io.peerproof.call.PeerBrowserPool;
import io.peerproof.call.PeerReportFactory;
import io.peerproof.call.ProgressListener;
import io.peerproof.call.SettingsText;
import io.peerproof.call.StepTimer;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostInfo;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.MediaException;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.RunReport;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import io.peerproof.server.ServerStartException;
import io.peerproof.timeline.Elapsed;
import io.peerproof.timeline.FailedPhase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A series of calls in browsers that are kept, each call in fresh documents. A browser is replaced
 * before the next call if it crashed, hangs or has other settings than this call needs.
 */
public final class CallSeries implements CallRunner, AutoCloseable {

  private record Served(ServerOptions options, AsyncResource<PeerproofServer> server) {}

  private static final Logger LOG = LoggerFactory.getLogger(CallSeries.class);

  private final Path root;
  private final ProgressListener progressListener;
  private final Instant openedAt = Instant.now();
  private final BrowserPool browsers;
  private final FakeMediaProvider fakes = FakeMediaProvider.ofOneRun();
  private final PeerBrowserPool pool;
  private final HostMonitor monitor = HostMonitor.start();
  private @Nullable Served served;
  private @Nullable SlotTicket held;
  private int calls;

  private CallSeries(
      CallSettings settings, Path root, ProgressListener progressListener, int mostOfRole) {
    this.root = root.toAbsolutePath();
    this.progressListener = progressListener;
    this.browsers = BrowserPool.onThisMachine(settings.options().install(), progressListener::step);
    this.pool = new PeerBrowserPool(browsers, fakes, this.root, progressListener, mostOfRole);
  }

  /**
   * Opens a series that may begin with a call of these settings. It starts only slow preparations,
   * which continue in the background.
   *
   * @param folder existing directory for the logs of the browsers; file names in reports are
   *     relative to it
   */
  public static CallSeries open(
      CallSettings settings, Path folder, ProgressListener progressListener) {
    return open(settings, folder, progressListener, 1);
  }

  /**
   * Opens a series like {@link #open(CallSettings, Path, ProgressListener)}, for calls in different
   * browsers.
   *
   * @param mostOfRole largest number of browsers kept for each role; beyond it, the least recently
   *     used browser is closed
   */
  public static CallSeries open(
      CallSettings settings, Path folder, ProgressListener progressListener, int mostOfRole) {
    CallSeries series = new CallSeries(settings, folder, progressListener, mostOfRole);
    series.serve(settings.server());
    settings
        .roles()
        .forEach(role -> series.fakes.begin(role, settings.peer(role).launch().format()));
    return series;
  }

  /**
   * Makes one call.
   *
   * @param folder directory for artifacts of a call that did not pass; created if it is missing
   * @return report of the call; a call that could not be measured has {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException if this thread was interrupted
   */
  public CallReport make(CallSettings settings, Path folder, CallListener callListener)
      throws InterruptedException {
    String id = String.valueOf(++calls);
    try (SlotTicket places = places(settings)) {
      callListener.slotsReserved();
      return make(id, settings, folder, callListener, places);
    } catch (SlotException e) {
      return unmeasured(settings.roles(), id, String.valueOf(e.getMessage()), 0);
    }
  }

  private CallReport make(
      String id, CallSettings settings, Path folder, CallListener callListener, SlotTicket places)
      throws InterruptedException {
    long startedNanos = System.nanoTime();
    StepTimer stepTimer = new StepTimer(id);
    try {
      serve(settings.server());
      Map<PeerRole, PeerBrowserPool.PeerBrowser> taken = pool.take(settings);
      stepTimer.lap("browsers");
      CallExecution.Place place =
          new CallExecution.Place(id, server(), root, folder.toAbsolutePath(), stepTimer, monitor);
      CallExecution execution =
          new CallExecution(settings, fakes, place, progressListener, callListener, taken);
      CallReport report = execution.make();
      stepTimer.lap("probes detached");
      if (report.outcome() == Outcome.PASSED && settings.steps().isEmpty() && !places.isAwaited()) {
        pool.keepPages(settings);
      } else {
        // A page that remembers its user asks for no login: the steps would not fit the next call.
        Consumer<BrowserSession> before =
            settings.steps().isEmpty() ? session -> {} : execution::removeData;
        pool.reset(settings, report.outcome() == Outcome.INCONCLUSIVE, before);
      }
      stepTimer.lap("pages closed");
      stepTimer.log();
      return report;
    } catch (BrowserException | ServerStartException | MediaException e) {
      return unmeasured(
          settings.roles(), id, String.valueOf(e.getMessage()), Elapsed.millisSince(startedNanos));
    } catch (RuntimeException e) {
      return failed(e, id, settings, Elapsed.millisSince(startedNanos));
    }
  }

  /** Ends a call in which the harness itself failed: the calls before it and after it count. */
  private CallReport failed(
      RuntimeException failure, String id, CallSettings settings, double durationMs) {
    LOG.error("call {} could not be made", id, failure);
    try {
      pool.reset(settings, true, session -> {});
    } catch (RuntimeException e) {
      LOG.warn("the browsers of call {} could not be closed: {}", id, e.toString());
    }
    return unmeasured(
        settings.roles(),
        id,
        String.format(
            Locale.ROOT,
            "Peerproof itself failed: %s. The log has the details; please report it.",
            failure),
        durationMs);
  }

  /** Makes one call without a listener. */
  @Override
  public CallReport make(CallSettings settings, Path folder) throws InterruptedException {
    return make(settings, folder, CallListener.none());
  }

  /**
   * Opens a call that its owner controls: the owner opens the pages and requests verdicts. The
   * series makes no other call until this call is closed.
   *
   * @param folder directory for artifacts of the call; created when the first one is written
   * @throws BrowserException if a browser cannot be obtained or does not start
   * @throws ServerStartException if the server of its pages does not start
   * @throws MediaException if a fake camera cannot be created
   * @throws InterruptedException if this thread was interrupted while it waited for browser slots
   */
  public InteractiveCall hold(CallSettings settings, Path folder) throws InterruptedException {
    String id = String.valueOf(++calls);
    SlotTicket places = places(settings);
    held = places;
    boolean begun = false;
    try {
      serve(settings.server());
      Map<PeerRole, PeerBrowserPool.PeerBrowser> taken = pool.take(settings);
      Path own = folder.toAbsolutePath();
      CallExecution.Place place =
          new CallExecution.Place(id, server(), own, own, new StepTimer(id), monitor);
      CallExecution live =
          new CallExecution(settings, fakes, place, progressListener, CallListener.none(), taken);
      InteractiveCall call = new InteractiveCall(live, settings, pool, places);
      begun = true;
      return call;
    } finally {
      if (!begun) {
        places.close();
      }
    }
  }

  /**
   * Reserves slots for all browsers. The pages of the previous call are closed while this method
   * waits.
   */
  private SlotTicket places(CallSettings settings) throws InterruptedException {
    return BrowserSlots.ofThisMachine(capacity(settings.options().maxBrowsers()))
        .take(
            settings.peers().size(),
            String.join(" ", settings.options().command()),
            sentence -> {
              progressListener.waiting(sentence);
              pool.closeKeptPages();
            });
  }

  private static BrowserCapacity capacity(OptionalInt stated) {
    return stated.isPresent()
        ? BrowserCapacity.stated(stated.getAsInt())
        : BrowserCapacity.ofThisMachine();
  }

  @Override
  public void fetch(CallSettings settings) {
    settings.peers().forEach(peer -> browsers.find(peer.launch().browser()));
  }

  @Override
  public int callsMade(CallSettings settings) {
    return pool.callsMade(settings);
  }

  /** Returns the number of lost browsers: crashed, or in a state that the next call cannot use. */
  public int lostBrowsers() {
    return pool.lost();
  }

  /** Creates the report of calls that this series made with these settings. */
  public RunReport reportOf(List<CallReport> made, CallSettings settings) {
    double durationMs = made.stream().mapToDouble(CallReport::durationMs).sum();
    return RunReportFactory.of(
        made,
        openedAt,
        durationMs,
        HostInfo.describe(),
        settings.options().command(),
        SettingsText.of(settings));
  }

  /** Returns the address of the server of the last call, or of the first call if none was made. */
  public URI server() {
    if (served == null) {
      throw new IllegalStateException("this series is closed");
    }
    return served.server().get().url();
  }

  /** Starts the server with these options, unless it already runs. */
  private void serve(ServerOptions options) {
    if (served == null || !served.options().equals(options)) {
      stopServing();
      served =
          new Served(
              options,
              AsyncResource.make(() -> PeerproofServer.start(options), PeerproofServer::close));
    }
  }

  private static CallReport unmeasured(
      List<PeerRole> roles, String id, String reason, double durationMs) {
    return new CallReport(
        id,
        Outcome.INCONCLUSIVE,
        reason,
        FailedPhase.SESSION,
        null,
        durationMs,
        null,
        List.of(),
        List.of(),
        roles.stream().map(PeerReportFactory::unmeasured).toList());
  }

  private void stopServing() {
    if (served != null) {
      served.server().close();
      served = null;
    }
  }

  /** Closes the browsers and the server. */
  @Override
  public void close() {
    try {
      browsers.close();
    } finally {
      fakes.close();
      stopServing();
      monitor.close();
      if (held != null) {
        held.close();
      }
    }
  }
}
