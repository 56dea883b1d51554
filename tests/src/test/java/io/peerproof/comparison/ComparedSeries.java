package io.peerproof.comparison;

import io.peerproof.browser.BrowserSession;
import io.peerproof.call.CallSettings;
import io.peerproof.call.Onlooker;
import io.peerproof.event.Role;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.Basis;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.proof.expectation.Incoming;
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

/** Makes calls one after the other, and asks each suite about each. */
final class ComparedSeries {
  private static final Logger LOG = LoggerFactory.getLogger(ComparedSeries.class);

  /** The looks take a second and a half; a page that hangs does not answer at all. */
  private static final int LOOKS_SECONDS = 10;

  /** So that the suites' figures are those of a call that has settled, and not of its start. */
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
    Map<Role, List<Look>> looks = new ConcurrentHashMap<>();
    Onlooker onlooker =
        new Onlooker() {
          @Override
          public void judged(Map<Role, BrowserSession> sessions) {
            looks.putAll(lookAtBoth(sessions));
          }
        };
    CallReport report = stage.make(one.with(ComparedSeries::held), onlooker);
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

  /** All calls so far. */
  List<ComparedCall> calls() {
    return List.copyOf(calls);
  }

  /** Name and version of what they were made with. */
  String browser() {
    return browser.map(used -> used.name() + " " + used.version()).orElse("no browser");
  }

  private static Map<Role, List<Look>> lookAtBoth(Map<Role, BrowserSession> sessions) {
    CompletableFuture<List<Look>> caller = look(sessions.get(Role.CALLER));
    CompletableFuture<List<Look>> callee = look(sessions.get(Role.CALLEE));
    return Map.of(Role.CALLER, caller.join(), Role.CALLEE, callee.join());
  }

  private static CompletableFuture<List<Look>> look(BrowserSession session) {
    return CompletableFuture.supplyAsync(() -> Watcher.look(session.driver()))
        .completeOnTimeout(List.of(), LOOKS_SECONDS, TimeUnit.SECONDS);
  }

  private static ComparedCall compared(
      SabotageCase one, CallReport report, Map<Role, List<Look>> looks) {
    boolean broken = one.outcome() != Outcome.PASSED;
    List<PeerSeen> peers = Role.all().map(role -> seen(role, one, report, looks)).toList();
    return new ComparedCall(
        one.name(),
        one.what(),
        broken,
        HarnessPredicate.all().stream().map(predicate -> predicate.works(peers)).toList(),
        report.outcome() == Outcome.PASSED,
        said(report),
        stated(one, report));
  }

  /** Else the case's fault did not happen as it should, or Peerproof is wrong. */
  private static boolean stated(SabotageCase one, CallReport report) {
    return one.outcome() == report.outcome()
        && one.phase() == report.failedPhase()
        && Role.all().allMatch(role -> stated(one.seenBy(role), Verdicts.of(report, role)));
  }

  /** Null where nothing is stated. */
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
      Role role, SabotageCase one, CallReport report, Map<Role, List<Look>> looks) {
    PeerReport peer = report.peers().get(role == Role.CALLER ? 0 : 1);
    return new PeerSeen(
        incoming(role, one, report),
        incoming(role.other(), one, report),
        looks.getOrDefault(role, List.of()),
        Wire.of(peer.events(), peer.stats()));
  }

  /**
   * What a peer is to receive, as the case states it; how many pictures, as the pages' doings tell.
   */
  private static Incoming incoming(Role role, SabotageCase one, CallReport report) {
    Optional<Expect> expect = one.settings().expect();
    if (expect.isPresent()) {
      return role == Role.CALLER ? expect.get().ofCaller() : expect.get().ofCallee();
    }
    Verdicts stated = one.seenBy(role);
    Basis basis = report.expected();
    int inferred = basis == null ? 1 : of(basis, role).pictures();
    return new Incoming(
        stated.video() == VideoVerdict.NOT_EXPECTED ? 0 : Math.max(1, inferred),
        stated.audio() != AudioVerdict.NOT_EXPECTED,
        stated.data() != DataVerdict.NOT_EXPECTED);
  }

  private static Incoming of(Basis basis, Role role) {
    return role == Role.CALLER ? basis.caller() : basis.callee();
  }

  /** For whoever wonders about a mark. */
  private void keep(SabotageCase one, Map<Role, List<Look>> looks) {
    new JsonMapper().writeValue(folder.resolve(one.name().replace('/', '-') + ".json"), looks);
  }
}
