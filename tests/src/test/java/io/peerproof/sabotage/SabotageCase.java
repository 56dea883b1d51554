package io.peerproof.sabotage;

import io.peerproof.TestTimeouts;
import io.peerproof.browser.AutoplayPolicy;
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
 * A real call with one fault or oddity, and its right result. The element for the remote peer is
 * {@code <video id="remote">}, in the page or in its iframe.
 *
 * @param name group and fault: {@code video/track-disabled}
 * @param what fault or oddity, one plain sentence
 * @param settings of the call
 * @param fault action from outside of the pages during the call
 * @param outcome right outcome
 * @param phase first phase that breaks; null if none does
 * @param caller right verdicts on the caller's incoming media
 * @param callee right verdicts on the callee's incoming media
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

  /**
   * Default time limit, for a fault that is seen to happen. A call takes half a second; a fault
   * that only a time limit reveals takes all of this time.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Hold time after an oddity, for its consequences. */
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

  /**
   * Creates a call with a fault that a user notices; the verdicts of both peers are good until
   * changed.
   */
  public static SabotageCase broken(String name, FailedPhase phase, String what) {
    return of(name, what, Outcome.FAILED, phase).withTimeout(TIMEOUT);
  }

  /**
   * Creates a call with a fault that is something left undone. It is a fault on a machine of any
   * speed only if the pages had the processor for long enough to do it.
   */
  public static SabotageCase undone(String name, FailedPhase phase, String what) {
    return broken(name, phase, what).withTimeout(TestTimeouts.HOPELESS_CALL);
  }

  /** Creates a call that cannot be judged. */
  public static SabotageCase unmeasurable(String name, String what) {
    return of(name, what, Outcome.INCONCLUSIVE, FailedPhase.SESSION)
        .callerSees(Verdicts.ANY)
        .calleeSees(Verdicts.ANY)
        .withTimeout(CallSettings.TIMEOUT);
  }

  /** Creates a call that is healthy, however odd. */
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

  /** Returns the part of the name before the slash. */
  public String group() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Returns the right verdicts on one peer's incoming media. */
  public Verdicts seenBy(PeerRole role) {
    return role == PeerRole.CALLER ? caller : callee;
  }

  /** Adds faults of the page at the caller, comma-separated names from {@code pages/faults/}. */
  public SabotageCase atCaller(String faults) {
    return at(PeerRole.CALLER, faults);
  }

  /** Adds faults of the page at the callee. */
  public SabotageCase atCallee(String faults) {
    return at(PeerRole.CALLEE, faults);
  }

  /** Adds faults of the page at both peers. */
  public SabotageCase atBoth(String faults) {
    return atCaller(faults).atCallee(faults);
  }

  private SabotageCase at(PeerRole role, String faults) {
    return with(s -> s.with(role, adding("fault=" + faults)));
  }

  /** Lets the pages play audible media though nobody clicks on them. */
  public SabotageCase touched() {
    return with(s -> s.withEach(peer -> peer.withAutoplay(AutoplayPolicy.ALLOW)));
  }

  /** Uses other pages, with the same query. */
  public SabotageCase inPages(String page) {
    return with(s -> s.withEach(peer -> peer.withPage(peer.page().replace(PAGE, page))));
  }

  /** Sets the query of the pages around the pages of the call. */
  SabotageCase framed(String query) {
    return with(s -> s.withEach(adding(query)));
  }

  /** Sets the query of the page around the callee's page. */
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

  /** Adds an action from outside, after both peers are connected. */
  public SabotageCase struckBy(Fault newFault) {
    return new SabotageCase(name, what, settings, newFault, outcome, phase, caller, callee);
  }

  /** Changes the settings. */
  public SabotageCase with(UnaryOperator<CallSettings> change) {
    return new SabotageCase(
        name, what, change.apply(settings), fault, outcome, phase, caller, callee);
  }

  public SabotageCase withTimeout(Duration timeout) {
    return with(s -> s.withTimeout(timeout));
  }

  /**
   * Observes the call after its first proof, for a fault or an oddity that happens at that moment.
   * A call that breaks is over when it broke, so the time of its observation is only a time-out.
   */
  public SabotageCase held() {
    return held(outcome == Outcome.PASSED ? HOLD : TestTimeouts.CONDITION);
  }

  /**
   * Observes the call for this time after its first proof and what happens at that moment; the time
   * limit of the proof stays unchanged.
   */
  public SabotageCase held(Duration hold) {
    return withTimeout(CallSettings.TIMEOUT).with(s -> s.withHold(hold));
  }

  /** Sets the expected media: {@code video=recvonly,audio}. */
  public SabotageCase expecting(String expect) {
    return with(s -> s.withExpect(CallExpectation.parse(expect)));
  }

  @Override
  public String toString() {
    return name;
  }
}
