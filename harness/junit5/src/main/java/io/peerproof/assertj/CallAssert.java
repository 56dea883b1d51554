package io.peerproof.assertj;

import io.peerproof.Call;
import io.peerproof.CallPeer;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a call as a whole. */
public final class CallAssert extends AbstractAssert<CallAssert, Call> {

  private Duration within;
  private Duration holding = Duration.ZERO;

  CallAssert(Call call) {
    super(call, CallAssert.class);
    this.within = call.timeout();
  }

  /** Sets the time limit of the assertions that follow. Default: the timeout of the call. */
  public CallAssert within(Duration duration) {
    within = duration;
    return this;
  }

  /**
   * Sets the time for which a call is watched after its proof, for later failures. Default: zero.
   */
  public CallAssert holding(Duration duration) {
    holding = duration;
    return this;
  }

  /**
   * Asserts that each peer receives what every other one captured or added; usually it sees and
   * hears the others.
   *
   * @throws AssertionError with the first phase that failed, the evidence and the path of the
   *     report
   */
  public CallAssert isProven() {
    return proven("a proven call", actual.prove(within, holding));
  }

  /** Asserts that each peer sees and hears every other one, whatever the pages send. */
  public CallAssert isSeenAndHeardBothWays() {
    return carries("video,audio");
  }

  /**
   * Asserts that the call carries the expected media, and that each peer receives its part.
   *
   * @param expected the media as the caller, or peer 1, sees them: {@code video,audio}, {@code
   *     video=recvonly}, {@code video:2=sendonly,data}
   */
  public CallAssert carries(String expected) {
    return proven(
        "a call that carries " + expected,
        actual.prove(CallExpectation.parse(expected), within, holding));
  }

  private CallAssert proven(String what, CallReport proof) {
    FailureMessage.failed(what, proof, actual.report()).ifPresent(this::fail);
    return this;
  }

  private void fail(String message) {
    throw failure("%s", message);
  }

  /**
   * Asserts that each page was {@code connected} with every other one within {@code limit} after it
   * began the call (W3C webrtc, {@code RTCPeerConnectionState}). Waits until all are connected. A
   * connection for something else does not count, such as a test of the page with itself before.
   */
  public CallAssert connectsWithin(Duration limit) {
    awaitConnection();
    for (Pair pair : pairs()) {
      double ms = pair.connectedAfterMs().orElse(Double.POSITIVE_INFINITY);
      if (ms > limit.toMillis()) {
        actual.keepReport();
        fail(
            String.format(
                Locale.ROOT,
                "Expecting %s to be connected%s within %s, and it was %s.%s",
                pair.peer(),
                actual.peers().size() == 2 ? "" : " with " + pair.other(),
                DurationText.of(limit),
                Double.isInfinite(ms)
                    ? "not within " + DurationText.of(within)
                    : "after " + DurationText.ofMillis(ms),
                FailureMessage.report(actual.report())));
      }
    }
    return this;
  }

  /** A peer and another one whose page it connects with. */
  private record Pair(CallPeer peer, CallPeer other) {
    OptionalDouble connectedAfterMs() {
      return FirstConnection.afterMs(peer, other);
    }
  }

  private List<Pair> pairs() {
    return actual.peers().stream()
        .flatMap(
            peer ->
                actual.peers().stream()
                    .filter(other -> other != peer)
                    .map(other -> new Pair(peer, other)))
        .toList();
  }

  /** Waits for a call that is not connected yet, up to the time limit. */
  private void awaitConnection() {
    if (pairs().stream().anyMatch(pair -> pair.connectedAfterMs().isEmpty())) {
      isProven();
    }
  }
}
