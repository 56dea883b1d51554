package io.peerproof.assertj;

import io.peerproof.Call;
import io.peerproof.CallPeer;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  /** What follows may take so long, from then on. Without it: the call's timeout. */
  public CallAssert within(Duration duration) {
    within = duration;
    return this;
  }

  /** What follows must stand for so long once it is proven, to catch what breaks later. */
  public CallAssert holding(Duration duration) {
    holding = duration;
    return this;
  }

  /**
   * Each peer receives what the other captured or added: as a rule it sees and hears the other.
   *
   * @throws AssertionError with the first phase that did not happen, what was seen and where the
   *     report is
   */
  public CallAssert isProven() {
    return proven("a proven call", Optional.empty());
  }

  /** Each peer sees and hears the other, whatever the pages mean to send. */
  public CallAssert isSeenAndHeardBothWays() {
    return carries("video,audio");
  }

  /**
   * The call carries this, and each peer receives its part of it.
   *
   * @param expected as the caller sees it: {@code video,audio}, {@code video=recvonly}, {@code
   *     video:2=sendonly,data}
   */
  public CallAssert carries(String expected) {
    return proven("a call that carries " + expected, Optional.of(CallExpectation.parse(expected)));
  }

  private CallAssert proven(String what, Optional<CallExpectation> expect) {
    CallReport proof = actual.prove(expect, within, holding);
    FailureMessage.failed(what, proof, actual.report()).ifPresent(this::fail);
    return this;
  }

  private void fail(String message) {
    throw failure("%s", message);
  }

  /**
   * From its page's first WebRTC call, each peer's connection took no longer than this until it was
   * {@code connected}; W3C webrtc, {@code RTCPeerConnectionState}. Waits until both are.
   */
  public CallAssert connectsWithin(Duration limit) {
    awaitConnection();
    List<CallPeer> peers = List.of(actual.caller(), actual.callee());
    for (CallPeer peer : peers) {
      double ms = FirstConnection.afterMs(peer.events()).orElse(Double.POSITIVE_INFINITY);
      if (ms > limit.toMillis()) {
        actual.keepReport();
        fail(
            "Expecting %s to be connected within %d ms, and it was %s.%s"
                .formatted(
                    peer,
                    limit.toMillis(),
                    Double.isInfinite(ms)
                        ? "not within " + within.toMillis() + " ms"
                        : "after %.1f ms".formatted(ms),
                    FailureMessage.report(actual.report())));
      }
    }
    return this;
  }

  /** A call that is not connected yet has the usual time to become so. */
  private void awaitConnection() {
    boolean connected =
        Stream.of(actual.caller(), actual.callee())
            .allMatch(peer -> FirstConnection.afterMs(peer.events()).isPresent());
    if (!connected) {
      isProven();
    }
  }
}
