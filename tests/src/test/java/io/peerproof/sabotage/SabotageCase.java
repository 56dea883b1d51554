package io.peerproof.sabotage;

import io.peerproof.call.CallSettings;
import io.peerproof.call.PeerSettings;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.timeline.FailedPhase;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A real call in which one thing is broken, or odd and right, and what is to be said of it. The
 * element that should show the other peer is {@code <video id="remote">}, in the page or in its
 * iframe.
 *
 * @param name group and fault: {@code video/track-disabled}
 * @param what is broken or odd, one plain sentence
 * @param settings of the call
 * @param fault what is done from outside of the pages while the call is on
 * @param outcome that is right
 * @param phase the first that broke; null when nothing did
 * @param caller what is to be said of the caller's incoming media
 * @param callee what is to be said of the callee's incoming media
 */
public record SabotageCase(
    String name,
    String what,
    CallSettings settings,
    Fault fault,
    Outcome outcome,
    @Nullable FailedPhase phase,
    Verdicts caller,
    Verdicts callee) {

  /** A call takes half a second; a fault that only time tells takes all of this. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Long enough for a fault that comes later, and for what follows from it. */
  private static final Duration HOLD = Duration.ofSeconds(4);

  private static final String PAGE = "/test/bare-call.html";

  public SabotageCase {
    if (!name.matches("[a-z]+/[a-z0-9-]+")) {
      throw new IllegalArgumentException("a case is named group/fault, not " + name);
    }
    if ((outcome == Outcome.PASSED) != (phase == null)) {
      throw new IllegalArgumentException("what did not pass broke in a phase: " + name);
    }
  }

  /** A call that a user would complain of; both peers are well until said otherwise. */
  public static SabotageCase broken(String name, FailedPhase phase, String what) {
    return of(name, what, Outcome.FAILED, phase).withTimeout(TIMEOUT);
  }

  /** A call that cannot be judged. */
  public static SabotageCase unmeasurable(String name, String what) {
    return of(name, what, Outcome.INCONCLUSIVE, FailedPhase.SESSION)
        .callerSees(Verdicts.ANY)
        .calleeSees(Verdicts.ANY)
        .withTimeout(CallSettings.TIMEOUT);
  }

  /** A call that is right, however odd. */
  public static SabotageCase sound(String name, String what) {
    return of(name, what, Outcome.PASSED, null);
  }

  private static SabotageCase of(
      String name, String what, Outcome outcome, @Nullable FailedPhase phase) {
    CallSettings settings =
        CallSettings.defaults()
            .withServer(SabotageServer.options())
            .with(PeerRole.CALLER, peer -> peer.withPage(page(PeerRole.CALLER)))
            .with(PeerRole.CALLEE, peer -> peer.withPage(page(PeerRole.CALLEE)));
    return new SabotageCase(
        name, what, settings, Fault.NONE, outcome, phase, Verdicts.GOOD, Verdicts.GOOD);
  }

  private static String page(PeerRole role) {
    return PAGE + "?role=" + role.word() + "&room={call}";
  }

  /** The part of the name before the slash. */
  public String group() {
    return name.substring(0, name.indexOf('/'));
  }

  /** What is to be said of one peer's incoming media. */
  public Verdicts seenBy(PeerRole role) {
    return role == PeerRole.CALLER ? caller : callee;
  }

  /** With these faults of the page at the caller, comma-separated, of {@code pages/faults/}. */
  public SabotageCase atCaller(String faults) {
    return at(PeerRole.CALLER, faults);
  }

  /** With these faults of the page at the callee. */
  public SabotageCase atCallee(String faults) {
    return at(PeerRole.CALLEE, faults);
  }

  /** With these faults at both. */
  public SabotageCase atBoth(String faults) {
    return atCaller(faults).atCallee(faults);
  }

  private SabotageCase at(PeerRole role, String faults) {
    return with(s -> s.with(role, adding("fault=" + faults)));
  }

  /** In other pages than the bare call's, with the same query. */
  public SabotageCase inPages(String page) {
    return with(s -> s.withBoth(peer -> peer.withPage(peer.page().replace(PAGE, page))));
  }

  /** With this said to the pages around the calls' pages. */
  SabotageCase framed(String query) {
    return with(s -> s.withBoth(adding(query)));
  }

  /** With this said to the page around the callee's. */
  SabotageCase framedAtCallee(String query) {
    return with(s -> s.with(PeerRole.CALLEE, adding(query)));
  }

  private static UnaryOperator<PeerSettings> adding(String query) {
    return peer -> peer.withPage(peer.page() + "&" + query);
  }

  public SabotageCase callerSees(VideoVerdict video, AudioVerdict audio) {
    return callerSees(Verdicts.of(video, audio));
  }

  public SabotageCase calleeSees(VideoVerdict video, AudioVerdict audio) {
    return calleeSees(Verdicts.of(video, audio));
  }

  public SabotageCase callerSees(Verdicts newCaller) {
    return new SabotageCase(name, what, settings, fault, outcome, phase, newCaller, callee);
  }

  public SabotageCase calleeSees(Verdicts newCallee) {
    return new SabotageCase(name, what, settings, fault, outcome, phase, caller, newCallee);
  }

  /** With this done from outside, once both ends are connected. */
  public SabotageCase struckBy(Fault newFault) {
    return new SabotageCase(name, what, settings, newFault, outcome, phase, caller, callee);
  }

  /** With settings changed. */
  public SabotageCase with(UnaryOperator<CallSettings> change) {
    return new SabotageCase(
        name, what, change.apply(settings), fault, outcome, phase, caller, callee);
  }

  public SabotageCase withTimeout(Duration timeout) {
    return with(s -> s.withTimeout(timeout));
  }

  /** Observed for a while after its first proof, for a fault that comes later. */
  public SabotageCase held() {
    return held(HOLD);
  }

  /** Observed for so long after its first proof, which it has all the usual time for. */
  public SabotageCase held(Duration hold) {
    return withTimeout(CallSettings.TIMEOUT).with(s -> s.withHold(hold));
  }

  /** With what the call is to carry said: {@code video=recvonly,audio}. */
  public SabotageCase expecting(String expect) {
    return with(s -> s.withExpect(CallExpectation.parse(expect)));
  }

  @Override
  public String toString() {
    return name;
  }
}
