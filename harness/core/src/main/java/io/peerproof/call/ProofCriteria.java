package io.peerproof.call;

import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.OneWayPolicy;
import io.peerproof.proof.expectation.PeerSignature;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Criteria for the proof of a call.
 *
 * @param expect expected media; empty if the actions of the pages define them
 * @param pair the one ordered pair that {@code expect} is about; empty: all
 * @param roles roles of the peers, in order
 * @param signatures signature of each peer
 * @param timing time limit and hold time
 * @param oneWay acceptance of media that go one way, where {@code expect} is empty
 * @param start begin of the evidence that counts
 * @param topology ends of the connections
 */
record ProofCriteria(
    Optional<CallExpectation> expect,
    Optional<OrderedPair> pair,
    List<PeerRole> roles,
    Function<PeerRole, PeerSignature> signatures,
    CallSettings.Timing timing,
    OneWayPolicy oneWay,
    EvidenceStart start,
    CallTopology topology) {

  /** Creates criteria for which all evidence counts. */
  ProofCriteria(
      Optional<CallExpectation> expect,
      List<PeerRole> roles,
      Function<PeerRole, PeerSignature> signatures,
      CallSettings.Timing timing,
      OneWayPolicy oneWay) {
    this(
        expect,
        Optional.empty(),
        roles,
        signatures,
        timing,
        oneWay,
        EvidenceStart.OF_CALL,
        CallTopology.BETWEEN_BROWSERS);
  }

  /** Returns the same criteria for evidence from a later begin on. */
  ProofCriteria from(EvidenceStart newStart) {
    return new ProofCriteria(expect, pair, roles, signatures, timing, oneWay, newStart, topology);
  }

  /** Returns the same criteria for other ends of the connections. */
  ProofCriteria in(CallTopology newTopology) {
    return new ProofCriteria(expect, pair, roles, signatures, timing, oneWay, start, newTopology);
  }

  boolean isLoopback() {
    return topology == CallTopology.LOOPBACK;
  }

  /** Returns criteria for what one peer receives from another. */
  ProofCriteria only(OrderedPair newPair) {
    return new ProofCriteria(
        expect, Optional.of(newPair), roles, signatures, timing, oneWay, start, topology);
  }

  /**
   * Creates criteria for a call of two.
   *
   * @param identities signature of the peer that each role receives
   */
  ProofCriteria(
      Optional<CallExpectation> expect,
      Function<PeerRole, PeerSignature> identities,
      CallSettings.Timing timing) {
    this(
        expect,
        PeerRole.of(2),
        role -> identities.apply(role.other()),
        timing,
        OneWayPolicy.INFERRED);
  }

  /** Creates what sorts the events of a page by remote peers. */
  RemoteHistories remoteHistories() {
    return new RemoteHistories(roles, roles.stream().map(signatures).toList());
  }
}
