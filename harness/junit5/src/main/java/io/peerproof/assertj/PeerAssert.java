package io.peerproof.assertj;

import io.peerproof.CallPeer;
import io.peerproof.event.MediaKind;
import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import java.time.Duration;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the media that one peer of a call receives. */
public final class PeerAssert extends AbstractAssert<PeerAssert, CallPeer> {

  private Duration within;
  private Duration holding = Duration.ZERO;

  PeerAssert(CallPeer peer) {
    super(peer, PeerAssert.class);
    this.within = peer.call().timeout();
  }

  /** Sets the time limit of the assertions that follow. Default: the timeout of the call. */
  public PeerAssert within(Duration duration) {
    within = duration;
    return this;
  }

  /** Sets the time for which a proof must hold, to catch later failures. Default: zero. */
  public PeerAssert holding(Duration duration) {
    holding = duration;
    return this;
  }

  /**
   * Asserts that an element of its page presents moving frames of the other peer's camera.
   *
   * @throws AssertionError with the first phase that failed, the evidence and the path of the
   *     report
   */
  public PeerAssert playsVideoOf(CallPeer other) {
    return receives(MediaKind.VIDEO.text(), "to play the video of", other);
  }

  /** Asserts that an element of its page plays the tone of another peer. */
  public PeerAssert hears(CallPeer other) {
    return receives(MediaKind.AUDIO.text(), "to hear", other);
  }

  /** Asserts that a data channel of its page delivers a message of the other peer's page. */
  public PeerAssert getsMessagesOf(CallPeer other) {
    return receives("data", "to get messages of", other);
  }

  private PeerAssert receives(String kind, String what, CallPeer other) {
    if (other.call() != actual.call() || other.role() == actual.role()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s receives from another peer of its own call, not from %s of %s",
              actual,
              other,
              other.call() == actual.call() ? "the same" : "another call"));
    }
    CallReport proof = actual.call().peers().size() == 2 ? ofTwo(kind) : ofPair(kind, other);
    FailureMessage.failed(
            String.format(Locale.ROOT, "%s %s %s", actual, what, other),
            proof,
            actual.call().report())
        .ifPresent(
            message -> {
              throw failure("%s", message);
            });
    return this;
  }

  private CallReport ofTwo(String kind) {
    String direction = actual.role() == PeerRole.CALLEE ? "sendonly" : "recvonly";
    return actual.call().prove(CallExpectation.parse(kind + "=" + direction), within, holding);
  }

  private CallReport ofPair(String kind, CallPeer other) {
    OrderedPair pair = new OrderedPair(actual.role(), other.role());
    return actual.call().prove(CallExpectation.parse(kind), pair, within, holding);
  }
}
