package io.peerproof.assertj;

import io.peerproof.CallPeer;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what one peer of a call receives. */
public final class PeerAssert extends AbstractAssert<PeerAssert, CallPeer> {

  private Duration within;
  private Duration holding = Duration.ZERO;

  PeerAssert(CallPeer peer) {
    super(peer, PeerAssert.class);
    this.within = peer.call().timeout();
  }

  /** What follows may take so long, from then on. Without it: the call's timeout. */
  public PeerAssert within(Duration duration) {
    within = duration;
    return this;
  }

  /** What follows must stand for so long once it is proven, to catch what breaks later. */
  public PeerAssert holding(Duration duration) {
    holding = duration;
    return this;
  }

  /**
   * An element of its page presents moving frames of the other peer's camera.
   *
   * @throws AssertionError with the first phase that did not happen, what was seen and where the
   *     report is
   */
  public PeerAssert playsVideoOf(CallPeer other) {
    return receives("video", "to play the video of", other);
  }

  /** An element of its page plays the other peer's tone. */
  public PeerAssert hears(CallPeer other) {
    return receives("audio", "to hear", other);
  }

  /** A data channel of its page delivers a message that the other peer's page sent. */
  public PeerAssert getsMessagesOf(CallPeer other) {
    return receives("data", "to get messages of", other);
  }

  private PeerAssert receives(String kind, String what, CallPeer other) {
    if (other.call() != actual.call() || other.role() == actual.role()) {
      throw new IllegalArgumentException(
          "%s receives from the other peer of its own call, and not from %s of %s"
              .formatted(
                  actual, other, other.call() == actual.call() ? "the same" : "another call"));
    }
    String direction = actual.role() == PeerRole.CALLEE ? "sendonly" : "recvonly";
    CallReport proof =
        actual
            .call()
            .prove(Optional.of(CallExpectation.parse(kind + "=" + direction)), within, holding);
    FailureMessage.failed("%s %s %s".formatted(actual, what, other), proof, actual.call().report())
        .ifPresent(
            message -> {
              throw failure("%s", message);
            });
    return this;
  }
}
