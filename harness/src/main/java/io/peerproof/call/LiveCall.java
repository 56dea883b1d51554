package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.SignIn;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.Role;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.probe.ProbeFeed;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.diagnosis.Clues;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerHostReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.StretchedLimit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/**
 * One call between two sessions that run: from opening the pages to what is said of it. What it is
 * asked may be more than one question, one after the other.
 */
public final class LiveCall implements AutoCloseable {

  /** The watch ends a call by itself; this is for a watch that does not. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  /**
   * Where a call is made.
   *
   * @param id of the call in its run
   * @param server that serves the pages
   * @param root the run's folder, which file names in the report are relative to
   * @param folder that exists, for what a call that did not pass leaves
   * @param laps where the time is noted
   * @param monitor that measures the machine meanwhile
   */
  public record Place(
      String id, URI server, Path root, Path folder, Laps laps, HostMonitor monitor) {}

  private final CallSettings settings;
  private final FakePeers fakes;
  private final Place place;
  private final Progress progress;
  private final Onlooker onlooker;
  private final Map<Role, Seats.Seat> seats;
  private final Map<Role, BrowserSession> sessions;
  private final Map<Role, TabPulse> pulses;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final HostHealthSource host;
  private final String room;
  private final CallSteps steps;
  private final List<SignIn> signIns = new ArrayList<>();
  private final List<BrowserSession.Watch> watches = new ArrayList<>();
  private @Nullable Call attached;

  public LiveCall(
      CallSettings settings,
      FakePeers fakes,
      Place place,
      Progress progress,
      Onlooker onlooker,
      Map<Role, Seats.Seat> seats) {
    this.settings = settings;
    this.fakes = fakes;
    this.place = place;
    this.progress = progress;
    this.onlooker = onlooker;
    this.seats = seats;
    this.room = PageAddress.room(settings, place.id());
    this.sessions = Map.of(Role.CALLER, session(Role.CALLER), Role.CALLEE, session(Role.CALLEE));
    this.host = new MeasuredHost(place.monitor(), this::camera);
    this.steps = new CallSteps(settings.steps(), this::driver, progress);
    this.pulses =
        Map.of(
            Role.CALLER,
            new TabPulse(sessions.get(Role.CALLER)),
            Role.CALLEE,
            new TabPulse(sessions.get(Role.CALLEE)));
  }

  /** Opens the pages, and answers the question that its settings ask. */
  public CallReport make() throws InterruptedException {
    progress.step("Opening the page in both browsers and waiting for the proof");
    CallWatch.Question question = question(settings.expect(), settings.timing());
    try {
      Call call = attach();
      CallWatch watch = watch(call, question);
      Milestones milestones = new Milestones(call, progress, () -> onlooker.connected(sessions));
      place.laps().lap("probes attached");
      CallEnd end = end(call, question, milestones.before(watch), watch);
      place.laps().lap("verdict");
      Judgement judgement = judgement(end, watch);
      milestones.join();
      CallReport report = judged(end, judgement, watch);
      place.laps().lap("report");
      return report;
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, question);
    } finally {
      close();
    }
  }

  /**
   * Opens both pages, side by side; written as in {@link PeerSettings#page()}.
   *
   * @throws WebDriverException when a browser did not do it
   */
  void open(String callerPage, String calleePage) {
    attach().open(page(Role.CALLER, callerPage), page(Role.CALLEE, calleePage));
  }

  /** What is asked of this call, which may be another thing than its settings say. */
  CallWatch.Question question(Optional<Expect> expect, CallSettings.Timing timing) {
    return new CallWatch.Question(
        expect,
        role ->
            fakes
                .seenBy(role, settings.peer(role.other()).launch().format())
                .from(settings.source()),
        timing);
  }

  /** Answers a question about pages that are open; its time begins now. */
  CallReport prove(CallWatch.Question question) throws InterruptedException {
    try {
      Call call = attach();
      CallWatch watch = watch(call, question);
      CallEnd end = awaited(call, question, watch);
      return judged(end, judgement(end, watch), watch);
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, question);
    }
  }

  /** What can be said of the pages as they are now, with all that is worth keeping of them. */
  CallReport look(CallWatch.Question question) {
    try {
      Call call = attach();
      CallWatch watch = watch(call, question);
      Judgement judgement = watch.judgement();
      CallEnd end =
          death(call)
              .<CallEnd>map(died -> died)
              .orElseGet(
                  () ->
                      judgement.good()
                          ? new CallEnd.Proven(judgement)
                          : new CallEnd.TimedOut(question.timing().timeout()));
      return judged(end, judgement, watch);
    } catch (WebDriverException | CompletionException e) {
      return unjudged(e, question);
    }
  }

  /** What the page of a peer said up to now. */
  List<PeerEvent> events(Role role) {
    return attach().peer(role).events();
  }

  private Call attach() {
    if (attached != null) {
      return attached;
    }
    Call call = Call.between(feed(Role.CALLER), feed(Role.CALLEE));
    attached = call;
    sessions.values().forEach(session -> watches.add(session.whenDied(call::look)));
    Role.all().forEach(role -> Emulated.begin(sessions.get(role), settings.peer(role).emulation()));
    return call;
  }

  private CallWatch watch(Call call, CallWatch.Question question) {
    return new CallWatch(
        question, role -> heard(call.peer(role)), () -> death(call), System::nanoTime, host);
  }

  private CallReport judged(CallEnd end, Judgement judgement, CallWatch watch) {
    Measured measured = measure(end, judgement, watch.slowdown());
    place.laps().lap("measured");
    onlooker.judged(sessions);
    return report(end, judgement, measured, watch.stretchedLimits());
  }

  private CallReport unjudged(RuntimeException failure, CallWatch.Question question) {
    Judgement nothing = CallWatch.judge(question, TimeLimits.USUAL, List.of(), List.of());
    return report(
        deathOr(failure), nothing, Measured.of(nothing, this::camera, Optional.empty()), List.of());
  }

  private static Judgement judgement(CallEnd end, CallWatch watch) {
    if (end instanceof CallEnd.Proven proven) {
      return proven.judgement();
    }
    return end instanceof CallEnd.Broke broke ? broke.judgement() : watch.judgement();
  }

  private CallEnd end(
      Call call, CallWatch.Question question, Supplier<Optional<CallEnd>> watch, CallWatch time)
      throws InterruptedException {
    try {
      call.open(
          page(Role.CALLER, settings.caller().page()), page(Role.CALLEE, settings.callee().page()));
    } catch (WebDriverException | CompletionException e) {
      return deathOr(e);
    }
    place.laps().lap("pages opened");
    try {
      Optional<CallEnd> end = steps.make(call, longest(question), watch, time::timeLeft);
      if (end.isPresent()) {
        return end.get();
      }
    } catch (WebDriverException e) {
      return deathOr(e);
    }
    place.laps().lap("steps");
    return awaited(call, question, watch);
  }

  private static CallEnd awaited(
      Call call, CallWatch.Question question, Supplier<Optional<CallEnd>> watch)
      throws InterruptedException {
    Duration longest = longest(question);
    return call.await(longest, watch)
        .orElseThrow(() -> new IllegalStateException("the watch slept past " + longest));
  }

  /** All that a watch may ever take, on a machine of any speed. */
  private static Duration longest(CallWatch.Question question) {
    CallSettings.Timing timing = question.timing();
    return timing
        .timeout()
        .multipliedBy((long) HostPace.MOST_STRETCH_OF_TIMEOUT)
        .plus(timing.hold())
        .plus(CallWatch.WORD_OF_ICE.multipliedBy((long) HostHealth.MOST_SLOWDOWN))
        .plus(SLACK);
  }

  private static CallWatch.Heard heard(Peer peer) {
    return new CallWatch.Heard(peer.events(), peer.silence());
  }

  /** A command fails before the end of the process that it failed for is told. */
  private CallEnd deathOr(RuntimeException failure) {
    CompletableFuture<Object> anyDeath =
        CompletableFuture.anyOf(
            sessions.values().stream().map(BrowserSession::died).toArray(CompletableFuture[]::new));
    anyDeath.completeOnTimeout("", 500, TimeUnit.MILLISECONDS).join();
    return death()
        .<CallEnd>map(died -> died)
        .orElseGet(() -> new CallEnd.Unusable(String.valueOf(failure.getMessage())));
  }

  private Optional<CallEnd.Died> death(Call call) {
    return death()
        .or(
            () ->
                Role.all()
                    .flatMap(
                        role ->
                            pulses.get(role).crash(call.peer(role).silence()).stream()
                                .map(sentence -> new CallEnd.Died(role, sentence)))
                    .findFirst());
  }

  private Optional<CallEnd.Died> death() {
    return Role.all()
        .filter(role -> sessions.get(role).died().isDone())
        .map(role -> new CallEnd.Died(role, sessions.get(role).died().join()))
        .findFirst();
  }

  private Measured measure(CallEnd end, Judgement judgement, double slowdown) {
    boolean answers = !(end instanceof CallEnd.Died) && !(end instanceof CallEnd.Unusable);
    return Measured.of(
        judgement,
        this::camera,
        answers
            ? Clocks.between(clock(Role.CALLER), clock(Role.CALLEE), slowdown)
            : Optional.empty());
  }

  private Clocks.Page clock(Role role) {
    return new Clocks.Page(driver(role), attach().peer(role)::clock);
  }

  private VideoFormat camera(Role role) {
    return settings.peer(role).launch().format();
  }

  private CallReport report(
      CallEnd end, Judgement judgement, Measured measured, List<StretchedLimit> stretched) {
    double durationMs = Elapsed.millisSince(startedNanos);
    HostBlame blame = HostBlame.by(host, startedAt.toEpochMilli());
    Map<Role, PeerHostReport> hosts = hosts(judgement);
    Ending judged = Ending.of(end, judgement, blame);
    Ending ending =
        judged.outcome() == Outcome.PASSED
            ? measured.broken(settings.limits(), judgement, blame).orElse(judged)
            : judged;
    if (ending.outcome() != Outcome.PASSED) {
      progress.step("Keeping screenshots and logs");
    }
    return new CallReport(
        place.id(),
        ending.outcome(),
        ending.reason(),
        ending.phase().orElse(null),
        startedAt,
        durationMs,
        steps.tally().map(judgement.basis()::and).orElse(judgement.basis()),
        ending.outcome() == Outcome.PASSED ? List.of() : clues(judgement),
        stretched,
        judgement.peers().stream()
            .map(v -> peerReport(v, measured, ending.outcome()).withHost(hosts.get(v.role())))
            .toList());
  }

  /** How well the machine kept up with each peer, in all of the call. */
  private Map<Role, PeerHostReport> hosts(Judgement judgement) {
    return judgement.peers().stream()
        .collect(
            Collectors.toMap(
                PeerVerdicts::role,
                peer ->
                    PeerHostReport.of(
                        host.since(peer.role(), peer.events(), startedAt.toEpochMilli()),
                        peer.role().word())));
  }

  private List<String> clues(Judgement judgement) {
    List<String> clues =
        Clues.of(judgement.peers().get(0).events(), judgement.peers().get(1).events());
    return Stream.concat(clues.stream(), steps.tally().stream()).toList();
  }

  private PeerReport peerReport(PeerVerdicts verdicts, Measured measured, Outcome outcome) {
    BrowserSession session = sessions.get(verdicts.role());
    Artifacts artifacts = new Artifacts(place.root(), place.folder(), verdicts.role());
    boolean passed = outcome == Outcome.PASSED;
    if (session.alive() && (!passed || settings.options().screenshots())) {
      artifacts.screenshot(session.driver());
    }
    if (!passed) {
      artifacts.events(verdicts.events()).file(session.browserLog()).file(session.driverLog());
    }
    return PeerReports.of(verdicts, measured, session.facts(), artifacts.files());
  }

  /** The page of a peer, whose server is told the name and the password that it asks for. */
  private URI page(Role role, String written) {
    URI page = PageAddress.of(place.server(), written, role, room);
    String userInfo = page.getUserInfo();
    if (userInfo != null) {
      signIns.add(sessions.get(role).signIn(page.getHost(), userInfo));
    }
    return PageAddress.withoutUserInfo(page);
  }

  private ProbeFeed feed(Role role) {
    return seats.get(role).feed();
  }

  /** The browser of a peer. */
  BrowserSession session(Role role) {
    return seats.get(role).session();
  }

  private WebDriver driver(Role role) {
    return sessions.get(role).driver();
  }

  /** Listens no more; the pages stay. */
  @Override
  public void close() {
    signIns.forEach(SignIn::close);
    watches.forEach(BrowserSession.Watch::close);
    Call call = attached;
    if (call != null) {
      call.close();
    }
  }
}
