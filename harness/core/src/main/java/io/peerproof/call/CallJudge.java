package io.peerproof.call;

import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.expectation.GroupExpectation;
import io.peerproof.proof.judge.DataPeriod;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Assesses all ordered pairs of peers of a call by the events of their pages. */
final class CallJudge {

  private final ProofCriteria criteria;
  private final Function<PeerRole, PeerHistory> histories;
  private final RemoteHistories remoteHistories;

  /**
   * @param histories all events of a peer up to now
   */
  CallJudge(ProofCriteria criteria, Function<PeerRole, PeerHistory> histories) {
    this.criteria = criteria;
    this.histories = histories;
    this.remoteHistories = criteria.remoteHistories();
  }

  /**
   * Returns the current assessment.
   *
   * @param limits longest pause of media
   * @param proven true after the proof of the call: messages of its whole time no longer count
   */
  CallAssessment assess(TimeLimits limits, boolean proven) {
    Map<PeerRole, PeerHistory> now = new EnumMap<>(PeerRole.class);
    criteria.roles().forEach(role -> now.put(role, histories.apply(role)));
    DataPeriod messages = proven ? DataPeriod.WHOLE_CALL.upToNow(limits) : DataPeriod.WHOLE_CALL;
    CallAssessment all =
        judge(criteria.from(EvidenceStart.OF_CALL), messages, limits, now::get, remoteHistories);
    // A call that is broken is judged by all evidence; one that looks good, by what is new.
    return all.good() && !proven && criteria.start().isLater()
        ? judge(criteria, messages, limits, now::get, remoteHistories)
        : all;
  }

  /** Assesses two peers by their events; {@code limits} define the longest pause of media. */
  static CallAssessment judge(
      ProofCriteria criteria, TimeLimits limits, PeerHistory caller, PeerHistory callee) {
    return judge(
        criteria,
        DataPeriod.WHOLE_CALL,
        limits,
        role -> role == PeerRole.CALLER ? caller : callee,
        criteria.remoteHistories());
  }

  /** Assesses a call of which nothing is known. */
  static CallAssessment judgeNothing(ProofCriteria criteria) {
    return judge(
        criteria,
        DataPeriod.WHOLE_CALL,
        TimeLimits.USUAL,
        role -> PeerHistory.EMPTY,
        criteria.remoteHistories());
  }

  private static CallAssessment judge(
      ProofCriteria criteria,
      DataPeriod messages,
      TimeLimits limits,
      Function<PeerRole, PeerHistory> histories,
      RemoteHistories remoteHistories) {
    if (criteria.isLoopback()) {
      return judgeLoopback(criteria, messages, limits, histories);
    }
    List<PeerRole> roles = criteria.roles();
    GroupExpectation ofAll =
        criteria
            .expect()
            .map(expect -> GroupExpectation.of(expect, roles.size()))
            .orElseGet(
                () ->
                    GroupExpectation.of(
                        roles.stream()
                            .map(role -> histories.apply(role).currentDocument())
                            .toList()));
    GroupExpectation expectation =
        criteria
            .pair()
            .map(ofAll::only)
            .orElse(ofAll)
            .under(criteria.oneWay())
            .from(criteria.signatures().apply(roles.get(0)).source());
    List<PeerAssessment> pairs = new ArrayList<>();
    for (PeerRole role : roles) {
      for (PeerRole remote : roles) {
        if (role != remote) {
          PeerHistory others = histories.apply(remote);
          PeerHistory history = histories.apply(role);
          pairs.add(
              PeerAssessment.of(
                  role,
                  remote,
                  history.facing(others),
                  criteria
                      .start()
                      .observed(role, remoteHistories.of(role, remote, history).facing(others)),
                  others.facing(history),
                  criteria.signatures().apply(remote).receivedBy(role.number()),
                  expectation.between(role.number(), remote.number()),
                  limits,
                  messages.from(criteria.start().messagesMs(new OrderedPair(role, remote)))));
        }
      }
    }
    return new CallAssessment(expectation.basis(), pairs);
  }

  /** Assesses what comes back to each page of its own media: it faces itself. */
  private static CallAssessment judgeLoopback(
      ProofCriteria criteria,
      DataPeriod messages,
      TimeLimits limits,
      Function<PeerRole, PeerHistory> histories) {
    Function<PeerRole, PeerHistory> facing =
        role -> histories.apply(role).facing(histories.apply(role));
    GroupExpectation expectation =
        criteria
            .expect()
            .map(GroupExpectation::ofLoopback)
            .orElseGet(
                () ->
                    GroupExpectation.ofLoopback(
                        criteria.roles().stream()
                            .map(role -> facing.apply(role).currentDocument())
                            .toList()))
            .from(criteria.signatures().apply(criteria.roles().get(0)).source());
    List<PeerAssessment> pairs = new ArrayList<>();
    for (PeerRole role : criteria.roles()) {
      PeerHistory history = facing.apply(role);
      pairs.add(
          PeerAssessment.of(
              role,
              role.other(),
              history,
              criteria.start().observed(role, history),
              history,
              criteria.signatures().apply(role).ofLoopback(),
              expectation.between(role.number(), role.other().number()),
              limits,
              messages.from(criteria.start().messagesMs(new OrderedPair(role, role.other())))));
    }
    return new CallAssessment(expectation.basis(), pairs);
  }
}
