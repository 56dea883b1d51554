package io.peerproof.comparison;

import io.peerproof.browser.BrowserSession;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.sabotage.SabotageCase;
import io.peerproof.sabotage.SabotageStage;
import io.peerproof.sabotage.Verdicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Makes calls one after another and evaluates each suite on each call. */
final class ComparedSeries {
  private static final Logger LOG = LoggerFactory.getLogger(ComparedSeries.class);

  /**
   * Time limit of the samples, which take a second and a half; a page that hangs does not answer.
   */
  private static final int LOOKS_SECONDS = 10;

  /** Hold time, so that the suites see a call that has settled, and not its start. */
  private static final Duration HOLD = Duration.ofSeconds(3);

  private final SabotageStage stage;
  private final Path folder;
  private final List<ComparedCall> calls = new ArrayList<>();
  private Optional<BrowserReport> browser = Optional.empty();

  ComparedSeries(SabotageStage stage, Path folder) {
    this.stage = stage;
    this.folder = folder;
  }

  /** Makes one call. */
  void make(SabotageCase one) throws InterruptedException {
    Map<PeerRole, List<ElementSnapshot>> looks = new ConcurrentHashMap<>();
    CallListener callListener =
        new CallListener() {
          @Override
          public void judged(Map<PeerRole, BrowserSession> sessions) {
            looks.putAll(lookAtBoth(sessions));
          }
        };
    CallReport report = stage.make(one.with(ComparedSeries::held), callListener);
    ComparedCall call = compared(one, report, looks);
    calls.add(call);
    keep(one, looks);
    LOG.info("{}: {}", one.name(), call.said());
    BrowserReport used = report.peers().get(0).browser();
    if (used != null) {
      browser = Optional.of(used);
    }
  }

  private static CallSettings held(CallSettings settings) {
    boolean longer = settings.timing().hold().compareTo(HOLD) > 0;
    return longer ? settings : settings.withHold(HOLD);
  }

  /** Returns all calls so far. */
  List<ComparedCall> calls() {
    return List.copyOf(calls);
  }

  /** Returns name and version of the browser. */
  String browser() {
    return browser.map(used -> used.name() + " " + used.version()).orElse("no browser");
  }

  private static Map<PeerRole, List<ElementSnapshot>> lookAtBoth(
      Map<PeerRole, BrowserSession> sessions) {
    CompletableFuture<List<ElementSnapshot>> caller = look(sessions.get(PeerRole.CALLER));
    CompletableFuture<List<ElementSnapshot>> callee = look(sessions.get(PeerRole.CALLEE));
    return Map.of(PeerRole.CALLER, caller.join(), PeerRole.CALLEE, callee.join());
  }

  private static CompletableFuture<List<ElementSnapshot>> look(BrowserSession session) {
    return CompletableFuture.supplyAsync(() -> ElementSampler.look(session.driver()))
        .completeOnTimeout(List.of(), LOOKS_SECONDS, TimeUnit.SECONDS);
  }

  private static ComparedCall compared(
      SabotageCase one, CallReport report, Map<PeerRole, List<ElementSnapshot>> looks) {
    boolean broken = one.outcome() != Outcome.PASSED;
    List<PeerSeen> peers = PeerRole.both().map(role -> seen(role, one, report, looks)).toList();
    return new ComparedCall(
        one.name(),
        one.what(),
        broken,
        HarnessPredicate.all().stream().map(predicate -> predicate.works(peers)).toList(),
        report.outcome() == Outcome.PASSED,
        said(report),
        stated(one, report));
  }

  /**
   * Tells if the result is that of the case. Otherwise its fault did not happen, or Peerproof is
   * wrong.
   */
  private static boolean stated(SabotageCase one, CallReport report) {
    return one.outcome() == report.outcome()
        && one.phase() == report.failedPhase()
        && PeerRole.both().allMatch(role -> stated(one.seenBy(role), Verdicts.of(report, role)));
  }

  /** Compares verdicts; null in {@code stated} means no requirement. */
  private static boolean stated(Verdicts stated, Verdicts seen) {
    return (stated.video() == null || stated.video() == seen.video())
        && (stated.audio() == null || stated.audio() == seen.audio())
        && (stated.data() == null || stated.data() == seen.data());
  }

  private static String said(CallReport report) {
    return report.failedPhase() == null
        ? report.outcome().name()
        : report.outcome() + " " + report.failedPhase().word();
  }

  private static PeerSeen seen(
      PeerRole role,
      SabotageCase one,
      CallReport report,
      Map<PeerRole, List<ElementSnapshot>> looks) {
    PeerReport peer = report.peers().get(role == PeerRole.CALLER ? 0 : 1);
    return new PeerSeen(
        incoming(role, one, report),
        incoming(role.other(), one, report),
        looks.getOrDefault(role, List.of()),
        ConnectionSnapshot.of(peer.events(), peer.stats()));
  }

  /**
   * Returns the media that a peer should receive in this case; the actions of the pages define the
   * number of video tracks.
   */
  private static ExpectedMedia incoming(PeerRole role, SabotageCase one, CallReport report) {
    Optional<CallExpectation> expect = one.settings().expect();
    if (expect.isPresent()) {
      return role == PeerRole.CALLER ? expect.get().ofCaller() : expect.get().ofCallee();
    }
    Verdicts stated = one.seenBy(role);
    ExpectationBasis expectationBasis = report.expected();
    int inferred = expectationBasis == null ? 1 : of(expectationBasis, role).videoTracks();
    return new ExpectedMedia(
        stated.video() == VideoVerdict.NOT_EXPECTED ? 0 : Math.max(1, inferred),
        stated.audio() != AudioVerdict.NOT_EXPECTED,
        stated.data() != DataVerdict.NOT_EXPECTED);
  }

  private static ExpectedMedia of(ExpectationBasis expectationBasis, PeerRole role) {
    return role == PeerRole.CALLER ? expectationBasis.caller() : expectationBasis.callee();
  }

  /** Writes the samples to a file, to explain a result. */
  private void keep(SabotageCase one, Map<PeerRole, List<ElementSnapshot>> looks) {
    new JsonMapper().writeValue(folder.resolve(one.name().replace('/', '-') + ".json"), looks);
  }
}
