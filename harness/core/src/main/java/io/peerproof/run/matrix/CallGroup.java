package io.peerproof.run.matrix;

import io.peerproof.call.CallSettings;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.run.RunEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls that are made alike, and what came of them so far. */
public final class CallGroup {

  private final String name;
  private final CallSettings settings;
  private final List<CallReport> calls = new ArrayList<>();
  private final List<CallReport> warmUps = new ArrayList<>();
  private final List<CallReport> unmeasured = new ArrayList<>();
  private int unmeasuredInARow;
  private Optional<String> closed = Optional.empty();
  private boolean lost;

  /**
   * A group without calls.
   *
   * @param name that no other group has
   */
  public CallGroup(String name, CallSettings settings) {
    this.name = name;
    this.settings = settings;
  }

  public String name() {
    return name;
  }

  public CallSettings settings() {
    return settings;
  }

  /** Calls that count: those that passed, and those that failed. */
  public List<CallReport> calls() {
    return List.copyOf(calls);
  }

  /** Calls made to warm browsers up. */
  public List<CallReport> warmUps() {
    return List.copyOf(warmUps);
  }

  /** Calls that could not be measured. */
  public List<CallReport> unmeasured() {
    return List.copyOf(unmeasured);
  }

  /** Why no further calls were made, where fewer were made than planned. */
  public Optional<String> closed() {
    return closed;
  }

  /** No further calls are needed. */
  public void close(String why) {
    closed = closed.or(() -> Optional.of(why));
  }

  /** Whether it was given up because its calls could not be measured. */
  boolean lost() {
    return lost;
  }

  boolean open() {
    return closed.isEmpty();
  }

  boolean wants(int planned) {
    return left(planned) > 0;
  }

  int left(int planned) {
    return open() ? Math.max(0, planned - calls.size()) : 0;
  }

  void add(CallReport call) {
    if (!call.isMeasured()) {
      addUnmeasured(call);
      return;
    }
    unmeasuredInARow = 0;
    calls.add(call);
    if (calls.size() == RandomizedCallSchedule.ENOUGH_FAILED
        && calls.stream().allMatch(one -> one.outcome() == Outcome.FAILED)) {
      close("none of its first " + calls.size() + " calls passed");
    }
  }

  void addWarmUp(CallReport call) {
    if (call.isMeasured()) {
      unmeasuredInARow = 0;
      warmUps.add(call);
    } else {
      addUnmeasured(call);
    }
  }

  private void addUnmeasured(CallReport call) {
    unmeasured.add(call);
    unmeasuredInARow++;
    if (unmeasuredInARow == RunEnd.ENOUGH_UNMEASURED) {
      giveUp(RunEnd.unmeasured(unmeasuredInARow, call));
    }
  }

  /** It cannot be measured. */
  void giveUp(String why) {
    lost = lost || closed.isEmpty();
    close(why);
  }
}
