package io.peerproof.assertj;

import io.peerproof.Call;
import io.peerproof.CallPeer;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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

  /** Sets the time for which a proof must hold, to catch later failures. Default: zero. */
  public CallAssert holding(Duration duration) {
    holding = duration;
    return this;
  }

  /**
   * Asserts that each peer receives what the other captured or added; usually it sees and hears the
   * other.
   *
   * @throws AssertionError with the first phase that failed, the evidence and the path of the
   *     report
   */
  public CallAssert isProven() {
    return proven("a proven call", actual.prove(within, holding));
  }

  /** Asserts that each peer sees and hears the other, whatever the pages send. */
  public CallAssert isSeenAndHeardBothWays() {
    return carries("video,audio");
  }

  /**
   * Asserts that the call carries the expected media, and that each peer receives its part.
   *
   * @param expected the media as the caller sees them: {@code video,audio}, {@code video=recvonly},
   *     {@code video:2=sendonly,data}
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
   * Asserts that each page was {@code connected} with the other one within {@code limit} after it
   * began the call (W3C webrtc, {@code RTCPeerConnectionState}). Waits until both are connected. A
   * connection for something else does not count, such as a test of the page with itself before.
   */
  public CallAssert connectsWithin(Duration limit) {
    awaitConnection();
    List<CallPeer> peers = List.of(actual.caller(), actual.callee());
    for (CallPeer peer : peers) {
      double ms = afterMs(peer).orElse(Double.POSITIVE_INFINITY);
      if (ms > limit.toMillis()) {
        actual.keepReport();
        fail(
            "Expecting %s to be connected within %s, and it was %s.%s"
                .formatted(
                    peer,
                    DurationText.of(limit),
                    Double.isInfinite(ms)
                        ? "not within " + DurationText.of(within)
                        : "after " + DurationText.ofMillis(ms),
                    FailureMessage.report(actual.report())));
      }
    }
    return this;
  }

  private OptionalDouble afterMs(CallPeer peer) {
    return FirstConnection.afterMs(
        peer, peer == actual.caller() ? actual.callee() : actual.caller());
  }

  /** Waits for a call that is not connected yet, up to the time limit. */
  private void awaitConnection() {
    boolean connected =
        Stream.of(actual.caller(), actual.callee()).allMatch(peer -> afterMs(peer).isPresent());
    if (!connected) {
      isProven();
    }
  }
}
