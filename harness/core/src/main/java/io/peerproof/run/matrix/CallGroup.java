package io.peerproof.run.matrix;

import io.peerproof.call.CallSettings;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.run.RunEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group of calls between the same browsers, with their results so far. */
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
   * Creates a group without calls.
   *
   * @param name unique name
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

  /** Returns the calls that count: passed and failed ones. */
  public List<CallReport> calls() {
    return List.copyOf(calls);
  }

  /** Returns the warm-up calls. */
  public List<CallReport> warmUps() {
    return List.copyOf(warmUps);
  }

  /** Returns the calls that could not be measured. */
  public List<CallReport> unmeasured() {
    return List.copyOf(unmeasured);
  }

  /** Returns the reason why fewer calls were made than planned; empty if there is none. */
  public Optional<String> closed() {
    return closed;
  }

  /** Closes the group, because no further calls are needed. */
  public void close(String why) {
    closed = closed.or(() -> Optional.of(why));
  }

  /** Tells if the group was given up because its calls could not be measured. */
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

  /** Gives up the group, because it cannot be measured. */
  void giveUp(String why) {
    lost = lost || closed.isEmpty();
    close(why);
  }
}
