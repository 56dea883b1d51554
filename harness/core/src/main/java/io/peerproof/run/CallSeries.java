package io.peerproof.run;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.slot.BrowserSlots;
import io.peerproof.browser.slot.SlotException;
import io.peerproof.browser.slot.SlotTicket;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.AsyncResource;
import io.peerproof.call.CallExecution;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.Elapsed;
import io.peerproof.call.FakeMediaProvider;
import io.peerproof.call.InteractiveCall;
import io.peerproof.call.PeerBrowserPool;
import io.peerproof.call.PeerReportFactory;
import io.peerproof.call.ProgressListener;
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
import io.peerproof.timeline.FailedPhase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls made one after the other in browsers that are kept, each in fresh documents. A browser that
 * died, hangs, or was not started as the next call wants it is replaced before that call.
 */
public final class CallSeries implements CallRunner, AutoCloseable {

  private record Served(ServerOptions options, AsyncResource<PeerproofServer> server) {}

  private final Path root;
  private final ProgressListener progressListener;
  private final Instant openedAt = Instant.now();
  private final BrowserPool browsers;
  private final FakeMediaProvider fakes = FakeMediaProvider.inUserCache();
  private final PeerBrowserPool seats;
  private final HostMonitor monitor = HostMonitor.start();
  private @Nullable Served served;
  private @Nullable SlotTicket held;
  private int calls;

  private CallSeries(
      CallSettings settings, Path root, ProgressListener progressListener, int mostOfRole) {
    this.root = root.toAbsolutePath();
    this.progressListener = progressListener;
    this.browsers = BrowserPool.onThisMachine(settings.options().install(), progressListener::step);
    this.seats = new PeerBrowserPool(browsers, fakes, this.root, progressListener, mostOfRole);
  }

  /**
   * A series that may begin with a call of these settings; nothing is started yet but what takes
   * long and goes on beside.
   *
   * @param folder that exists, for the browsers' logs; names in reports are relative to it
   */
  public static CallSeries open(
      CallSettings settings, Path folder, ProgressListener progressListener) {
    return open(settings, folder, progressListener, 1);
  }

  /**
   * Like {@link #open(CallSettings, Path, ProgressListener)}, for calls that differ in their
   * browsers.
   *
   * @param mostOfRole how many browsers are kept for each role; beyond that, the one that was not
   *     used for the longest time goes
   */
  public static CallSeries open(
      CallSettings settings, Path folder, ProgressListener progressListener, int mostOfRole) {
    CallSeries series = new CallSeries(settings, folder, progressListener, mostOfRole);
    series.serve(settings.server());
    PeerRole.all().forEach(role -> series.fakes.begin(role, settings.peer(role).launch().format()));
    return series;
  }

  /**
   * Makes one call.
   *
   * @param folder for what a call that did not pass leaves; made when it is missing
   * @return how it went; what could not be measured is in there as {@link Outcome#INCONCLUSIVE}
   * @throws InterruptedException when this thread was interrupted
   */
  public CallReport make(CallSettings settings, Path folder, CallListener callListener)
      throws InterruptedException {
    String id = String.valueOf(++calls);
    try (SlotTicket places = places(settings)) {
      callListener.placed();
      return make(id, settings, folder, callListener, places);
    } catch (SlotException e) {
      return unmeasured(id, String.valueOf(e.getMessage()), 0);
    }
  }

  private CallReport make(
      String id, CallSettings settings, Path folder, CallListener callListener, SlotTicket places)
      throws InterruptedException {
    long startedNanos = System.nanoTime();
    StepTimer stepTimer = new StepTimer(id);
    try {
      serve(settings.server());
      Map<PeerRole, PeerBrowserPool.Seat> taken = seats.take(settings);
      stepTimer.lap("browsers");
      CallExecution.Place place =
          new CallExecution.Place(id, server(), root, folder.toAbsolutePath(), stepTimer, monitor);
      CallReport report =
          new CallExecution(settings, fakes, place, progressListener, callListener, taken).make();
      stepTimer.lap("probes detached");
      if (report.outcome() == Outcome.PASSED && settings.steps().isEmpty() && !places.isAwaited()) {
        seats.letStand(settings);
      } else {
        seats.leave(settings, report.outcome() == Outcome.INCONCLUSIVE, session -> {});
      }
      stepTimer.lap("pages left");
      stepTimer.tell();
      return report;
    } catch (BrowserException | ServerStartException | MediaException e) {
      return unmeasured(id, String.valueOf(e.getMessage()), Elapsed.millisSince(startedNanos));
    }
  }

  /** Makes one call that nobody looks at. */
  @Override
  public CallReport make(CallSettings settings, Path folder) throws InterruptedException {
    return make(settings, folder, CallListener.none());
  }

  /**
   * A call that whoever asks holds open: it opens pages when it is told, and answers what it is
   * asked. The series makes no other call until it is closed.
   *
   * @param folder for what the call leaves; made when something is left
   * @throws BrowserException when a browser cannot be had or does not start
   * @throws ServerStartException when the server of its pages does not
   * @throws MediaException when a fake camera cannot be made
   * @throws InterruptedException when this thread was interrupted while it waited for places
   */
  public InteractiveCall hold(CallSettings settings, Path folder) throws InterruptedException {
    String id = String.valueOf(++calls);
    SlotTicket places = places(settings);
    held = places;
    boolean begun = false;
    try {
      serve(settings.server());
      Map<PeerRole, PeerBrowserPool.Seat> taken = seats.take(settings);
      Path own = folder.toAbsolutePath();
      CallExecution.Place place =
          new CallExecution.Place(id, server(), own, own, new StepTimer(id), monitor);
      CallExecution live =
          new CallExecution(settings, fakes, place, progressListener, CallListener.none(), taken);
      InteractiveCall call = new InteractiveCall(live, settings, seats, places);
      begun = true;
      return call;
    } finally {
      if (!begun) {
        places.close();
      }
    }
  }

  /** Places for both browsers; pages of the call before do not stand while this waits for them. */
  private SlotTicket places(CallSettings settings) throws InterruptedException {
    return BrowserSlots.ofThisMachine(settings.options().maxBrowsers())
        .take(
            (int) PeerRole.all().count(),
            String.join(" ", settings.options().command()),
            sentence -> {
              progressListener.waiting(sentence);
              seats.leaveStanding();
            });
  }

  @Override
  public void fetch(CallSettings settings) {
    PeerRole.all().forEach(role -> browsers.find(settings.peer(role).launch().browser()));
  }

  @Override
  public int callsBehind(CallSettings settings) {
    return seats.callsBehind(settings);
  }

  /**
   * Browsers that were lost so far: they died, or could not be left as the next call needs them.
   */
  public int lostBrowsers() {
    return seats.lost();
  }

  /** What is to be kept of calls that this series made, one or more. */
  public RunReport reportOf(List<CallReport> made, List<String> command) {
    double durationMs = made.stream().mapToDouble(CallReport::durationMs).sum();
    return RunReportFactory.of(made, openedAt, durationMs, HostInfo.describe(), command);
  }

  /** Where the pages of the last call came from, or of the first that is to come. */
  public URI server() {
    if (served == null) {
      throw new IllegalStateException("this series is closed");
    }
    return served.server().get().url();
  }

  /** Begins to serve as {@code options} say, if it is not done already. */
  private void serve(ServerOptions options) {
    if (served == null || !served.options().equals(options)) {
      stopServing();
      served =
          new Served(
              options,
              AsyncResource.make(() -> PeerproofServer.start(options), PeerproofServer::close));
    }
  }

  private static CallReport unmeasured(String id, String reason, double durationMs) {
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
        PeerRole.all().map(PeerReportFactory::unmeasured).toList());
  }

  private void stopServing() {
    if (served != null) {
      served.server().close();
      served = null;
    }
  }

  /** Ends the browsers and the server; nothing of the series is left. */
  @Override
  public void close() {
    try {
      browsers.close();
    } finally {
      stopServing();
      monitor.close();
      if (held != null) {
        held.close();
      }
    }
  }
}
