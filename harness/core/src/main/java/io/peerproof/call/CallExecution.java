package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.HttpAuthentication;
import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostHealthSource;
import io.peerproof.host.HostMonitor;
import io.peerproof.host.MonitoredHostHealth;
import io.peerproof.host.StretchedTimeLimits;
import io.peerproof.media.VideoFormat;
import io.peerproof.probe.ProbeSession;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.CallReport;
import io.peerproof.report.PasswordMasking;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/**
 * Executes one call in two open browser sessions and reports on it. The call may be assessed
 * repeatedly.
 */
public final class CallExecution implements AutoCloseable {

  /**
   * Time in which media that were sent before a step of a test are still presented after it: they
   * are on the way, in the jitter buffer and in the decoder.
   */
  private static final double ON_THE_WAY_MS = 350;

  /** Additional time for a monitor that does not end the call by itself. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /**
   * Environment of a call.
   *
   * @param id id of the call in its run
   * @param server address of the server of the pages and of their signaling
   * @param root directory of the run; file names in the report are relative to it
   * @param folder existing directory for artifacts of a call that did not pass
   * @param laps timer of the steps
   * @param monitor monitor of the machine during the call
   */
  public record Place(
      String id, URI server, Path root, Path folder, StepTimer laps, HostMonitor monitor) {}

  private final CallSettings settings;
  private final FakeMediaProvider fakes;
  private final Place place;
  private final ProgressListener progressListener;
  private final CallListener callListener;
  private final Map<PeerRole, PeerBrowserPool.PeerBrowser> browsers;
  private final Map<PeerRole, BrowserSession> sessions;
  private final HostHealthSource host;
  private final String room;
  private final CallSteps steps;
  private final BrowserLossDetector losses;
  private final CallReportFactory reports;
  private final CameraFrameRelease cameraFrames;
  private final List<HttpAuthentication> signIns = new ArrayList<>();
  private final List<BrowserSession.Subscription> watches = new ArrayList<>();
  private final Map<OrderedPair, Double> usedMessagesMs = new HashMap<>();
  private @Nullable CallPages attached;
  private boolean touched;

  /** True while the owner of the call drives its pages, and answers their dialogs. */
  private volatile boolean interactive = true;

  public CallExecution(
      CallSettings settings,
      FakeMediaProvider fakes,
      Place place,
      ProgressListener progressListener,
      CallListener callListener,
      Map<PeerRole, PeerBrowserPool.PeerBrowser> browsers) {
    this.settings = settings;
    this.fakes = fakes;
    this.place = place;
    this.progressListener = progressListener;
    this.callListener = callListener;
    this.browsers = browsers;
    this.room = PageAddress.room(settings, place.id());
    this.sessions = ofEach(this::session);
    this.host = new MonitoredHostHealth(place.monitor(), this::camera);
    this.cameraFrames = CameraFrameRelease.in(sessions);
    this.steps = new CallSteps(settings.steps(), room, progressListener);
    settings
        .server()
        .iceServers()
        .forEach(server -> server.credential().ifPresent(steps.secrets()::add));
    this.losses = new BrowserLossDetector(settings.roles(), sessions, this::feed, steps.secrets());
    this.reports = new CallReportFactory(settings, place, sessions, steps, host, progressListener);
  }

  /** Opens the pages and judges the call by its settings. */
  public CallReport make() throws InterruptedException {
    progressListener.step("Opening the page in both browsers and waiting for the proof");
    ProofCriteria criteria = criteria(settings.expect(), settings.timing());
    interactive = false;
    try {
      CallPages call = attach();
      ConnectionProgress connectionProgress =
          new ConnectionProgress(
              call,
              progressListener,
              () -> callListener.connected(sessions),
              () -> callListener.proven(sessions));
      CallMonitor watch = watch(call, criteria, connectionProgress::proven);
      place.laps().lap("probes attached");
      CallTermination end = end(call, criteria, connectionProgress.before(watch), watch);
      place.laps().lap("verdict");
      CallAssessment callAssessment = judgement(end, watch);
      connectionProgress.join();
      CallReport report = judged(end, callAssessment, watch);
      place.laps().lap("report");
      return report;
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, criteria);
    } finally {
      close();
    }
  }

  /**
   * Opens all pages at the same time; their form is that of {@link PeerSettings#page()}.
   *
   * @throws WebDriverException if a browser cannot open its page
   */
  void open(Function<PeerRole, String> pages) {
    attach()
        .open(
            role -> {
              URI page = page(role, pages.apply(role));
              BlankDocument.openBefore(sessions.get(role), page);
              return page;
            });
  }

  /** Creates criteria for this call, which may differ from its settings. */
  ProofCriteria criteria(Optional<CallExpectation> expect, CallSettings.Timing timing) {
    return new ProofCriteria(
            expect,
            settings.roles(),
            role -> fakes.signatureOf(role, camera(role)).from(settings.source()),
            timing,
            settings.oneWay())
        .in(settings.topology());
  }

  /**
   * Judges pages that are already open; the time limit starts now. Evidence from before counts only
   * if nobody did anything with the pages since they were opened.
   */
  CallReport prove(ProofCriteria all) throws InterruptedException {
    ProofCriteria criteria = all;
    try {
      CallPages call = attach();
      criteria = all.from(evidenceStart(call));
      touched = true;
      CallMonitor watch = watch(call, criteria);
      CallTermination end = awaited(call, criteria, watch);
      CallAssessment callAssessment = judgement(end, watch);
      callAssessment.pairs().forEach(this::useMessages);
      return judged(end, callAssessment, watch);
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, criteria);
    }
  }

  private EvidenceStart evidenceStart(CallPages call) {
    Map<PeerRole, Double> mediaMs = new EnumMap<>(PeerRole.class);
    if (touched) {
      settings.roles().forEach(role -> mediaMs.put(role, nowMs(call.peer(role)) + ON_THE_WAY_MS));
    }
    return new EvidenceStart(mediaMs, usedMessagesMs);
  }

  /** Returns the present time on the clock of a page. */
  private static double nowMs(CallPage page) {
    double reportedMs = page.history().latestAtMs();
    return page.clock()
        .map(clock -> Math.max(reportedMs, System.nanoTime() / 1e6 + clock.leastAheadMs()))
        .orElse(reportedMs);
  }

  private void useMessages(PeerAssessment peer) {
    Double lastMs = peer.data().evidence().atMs();
    if (peer.data().verdict() == DataVerdict.DELIVERED && lastMs != null) {
      usedMessagesMs.merge(
          new OrderedPair(peer.role(), peer.remote()), Math.nextUp(lastMs), Math::max);
    }
  }

  /** Reports on the pages in their current state, with all artifacts. */
  CallReport look(ProofCriteria criteria) {
    try {
      CallPages call = attach();
      CallMonitor watch = watch(call, criteria);
      CallAssessment callAssessment = watch.judgement();
      CallTermination end =
          losses
              .death(call)
              .<CallTermination>map(died -> died)
              .orElseGet(
                  () ->
                      callAssessment.good()
                          ? new CallTermination.Proven(callAssessment)
                          : new CallTermination.TimedOut(criteria.timing().timeout()));
      return judged(end, callAssessment, watch);
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, criteria);
    }
  }

  /** Returns the events of a peer up to now. */
  PeerHistory history(PeerRole role) {
    return attach().peer(role).history();
  }

  private CallPages attach() {
    if (attached != null) {
      return attached;
    }
    CallPages call = CallPages.of(settings.roles(), this::feed);
    attached = call;
    for (CallPage page : call.peers()) {
      page.mask(PasswordMasking.and(steps.secrets()));
      page.keepDialogs(() -> interactive || steps.awaitsDialog(page.role()));
    }
    steps
        .secrets()
        .onChange(() -> sessions.values().forEach(s -> s.hideInLogs(steps.secrets().forms())));
    sessions.values().forEach(session -> watches.add(session.whenDied(call::wakeUp)));
    settings
        .roles()
        .forEach(
            role -> EmulationControl.begin(sessions.get(role), settings.peer(role).emulation()));
    return call;
  }

  private CallMonitor watch(CallPages call, ProofCriteria criteria) {
    return watch(call, criteria, CallMonitor.NO_ACTION);
  }

  private CallMonitor watch(
      CallPages call, ProofCriteria criteria, Supplier<CompletableFuture<Void>> atProof) {
    return new CallMonitor(
        criteria,
        role -> heard(call.peer(role)),
        () -> losses.death(call),
        System::nanoTime,
        host,
        atProof);
  }

  private CallReport judged(CallTermination end, CallAssessment callAssessment, CallMonitor watch) {
    CallMeasurements measurements = measure(end, callAssessment, watch.slowdown());
    place.laps().lap("measured");
    callListener.judged(sessions);
    return reports.report(
        end, callAssessment, measurements, watch.stretchedLimits(), watch::outages);
  }

  private CallReport unjudged(RuntimeException failure, ProofCriteria criteria) {
    CallAssessment nothing = CallJudge.judgeNothing(criteria);
    return reports.report(
        losses.deathOr(failure),
        nothing,
        CallMeasurements.of(nothing, this::camera, CallMeasurements.Clocks.UNKNOWN),
        List.of(),
        peer -> List.of());
  }

  private static CallAssessment judgement(CallTermination end, CallMonitor watch) {
    if (end instanceof CallTermination.Proven proven) {
      return proven.judgement();
    }
    if (end instanceof CallTermination.Doubtful doubtful) {
      return doubtful.judgement();
    }
    return end instanceof CallTermination.Broke broke ? broke.judgement() : watch.lastJudgement();
  }

  private CallTermination end(
      CallPages call,
      ProofCriteria criteria,
      Supplier<Optional<CallTermination>> watch,
      CallMonitor time)
      throws InterruptedException {
    try {
      call.open(role -> page(role, settings.peer(role).page()));
    } catch (WebDriverException | CompletionException e) {
      return losses.deathOr(e);
    }
    place.laps().lap("pages opened");
    try {
      Optional<CallTermination> end = steps.make(call, longest(criteria), watch, time);
      if (end.isPresent()) {
        return end.get();
      }
    } catch (WebDriverException e) {
      return losses.deathOr(e);
    }
    place.laps().lap("steps");
    return awaited(call, criteria, watch);
  }

  private static CallTermination awaited(
      CallPages call, ProofCriteria criteria, Supplier<Optional<CallTermination>> watch)
      throws InterruptedException {
    Duration longest = longest(criteria);
    return call.await(longest, watch)
        .orElseThrow(() -> new IllegalStateException("the watch slept past " + longest));
  }

  /** Returns the longest duration of a monitor on a machine of any speed. */
  private static Duration longest(ProofCriteria criteria) {
    CallSettings.Timing timing = criteria.timing();
    return timing
        .timeout()
        .multipliedBy((long) StretchedTimeLimits.MOST_STRETCH_OF_TIMEOUT)
        .plus(timing.hold())
        .plus(timing.maxOutage())
        .plus(
            BreakMonitor.BEGINNING
                .multipliedBy(BreakMonitor.DESCRIPTIONS)
                .plus(BreakMonitor.WORD_OF_ICE)
                .multipliedBy((long) HostHealth.MOST_SLOWDOWN))
        .plus(SLACK);
  }

  private CallMonitor.PeerActivity heard(CallPage peer) {
    PeerHistory history = peer.history();
    cameraFrames.observe(peer.role(), history);
    return new CallMonitor.PeerActivity(history, peer.silence());
  }

  private CallMeasurements measure(
      CallTermination end, CallAssessment callAssessment, double slowdown) {
    boolean answers =
        !(end instanceof CallTermination.Died) && !(end instanceof CallTermination.Unusable);
    return CallMeasurements.of(
        callAssessment,
        this::camera,
        answers
            ? ClockSynchronizer.read(ofEach(this::clock), slowdown)
            : CallMeasurements.Clocks.UNKNOWN);
  }

  private ClockSynchronizer.Page clock(PeerRole role) {
    return new ClockSynchronizer.Page(driver(role), attach().peer(role)::clock);
  }

  private VideoFormat camera(PeerRole role) {
    return settings.peer(role).launch().format();
  }

  /** Returns the page of a peer and registers the credentials and secrets of its address. */
  private URI page(PeerRole role, String written) {
    PasswordMasking.secretsIn(written).forEach(steps.secrets()::add);
    URI page = PageAddress.of(place.server(), written, role, room);
    String userInfo = page.getUserInfo();
    if (userInfo != null) {
      signIns.add(sessions.get(role).signIn(page.getHost(), userInfo));
    }
    return PageAddress.withoutUserInfo(page);
  }

  private <V> Map<PeerRole, V> ofEach(Function<PeerRole, V> value) {
    return settings.roles().stream().collect(Collectors.toMap(Function.identity(), value));
  }

  private ProbeSession feed(PeerRole role) {
    return browsers.get(role).feed();
  }

  /** Notes that somebody may do something with the pages. */
  void touch() {
    touched = true;
  }

  /** Returns the browser session of a peer. */
  BrowserSession session(PeerRole role) {
    return browsers.get(role).session();
  }

  private WebDriver driver(PeerRole role) {
    return sessions.get(role).driver();
  }

  /**
   * Closes the page of a browser of this call, and removes the data that it stored: cookies,
   * storage, caches, service workers.
   */
  public void removeData(BrowserSession session) {
    settings.roles().stream()
        .filter(role -> sessions.get(role) == session)
        .findFirst()
        .ifPresent(role -> BrowserDataCleaner.cleanPage(session, history(role)));
  }

  /** Ends the subscription to events; the pages remain open. */
  @Override
  public void close() {
    signIns.forEach(HttpAuthentication::close);
    watches.forEach(BrowserSession.Subscription::close);
    CallPages call = attached;
    if (call != null) {
      call.close();
    }
  }
}
