package io.peerproof.run.matrix;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.ProgressListener;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallLog;
import io.peerproof.report.CallReport;
import io.peerproof.run.CallRunner;
import io.peerproof.run.RemainingTime;
import io.peerproof.run.RunEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Calls of several groups in random order. Each round contains one call of each group, so changes
 * of the machine affect all groups of a block alike. Blocks run one after another.
 *
 * <p>The first calls of a browser are slower than later ones. They run before all others, and again
 * when a browser was replaced, and are kept apart as warm-up calls. One that failed counts all the
 * same.
 */
public final class RandomizedCallSchedule {

  /**
   * The number of calls and the seed of their order.
   *
   * @param calls number of calls of each group that count, 1 or more
   * @param warmUps number of calls that a browser makes before its calls count
   * @param seed seed of the random order; the same seed gives the same order
   */
  public record Plan(int calls, int warmUps, long seed) {
    public Plan {
      if (calls < 1) {
        throw new IllegalArgumentException("a group needs one call or more, not " + calls);
      }
      if (warmUps < 0) {
        throw new IllegalArgumentException(
            "the number of warm-up calls must be 0 or more, but is " + warmUps);
      }
    }
  }

  /**
   * Number of failed calls without a passed one after which a group counts as broken and makes no
   * more calls.
   */
  static final int ENOUGH_FAILED = 5;

  private final List<List<CallGroup>> blocks;
  private final Plan plan;
  private final Path folder;
  private final ProgressListener progressListener;
  private final Random chance;
  private final Predicate<List<CallGroup>> enough;
  private final List<CallReport> made = new ArrayList<>();
  private final CallLog finished;
  private int measured;
  private Duration measuring = Duration.ZERO;

  /**
   * @param blocks groups of each block, in the order of the report; finished calls are added to
   *     them
   * @param folder existing directory for artifacts of calls that did not pass
   * @param enough predicate that is tested after each round of a block: true if the decision is
   *     certain. It may also {@link CallGroup#close close} single groups
   */
  public RandomizedCallSchedule(
      List<List<CallGroup>> blocks,
      Plan plan,
      Path folder,
      ProgressListener progressListener,
      Predicate<List<CallGroup>> enough) {
    this.blocks = List.copyOf(blocks);
    this.plan = plan;
    this.folder = folder;
    this.finished = new CallLog(folder);
    this.progressListener = progressListener;
    this.chance = new Random(plan.seed());
    this.enough = enough;
  }

  /**
   * Makes the calls in browsers of {@code maker}.
   *
   * @param fetched callback that runs when all browsers are available and calls begin
   * @throws BrowserException if a browser of a group cannot be obtained
   * @throws InterruptedException if this thread was interrupted; finished calls are kept
   */
  public void make(CallRunner maker, Runnable fetched) throws InterruptedException {
    for (List<CallGroup> block : blocks) {
      block.forEach(group -> maker.fetch(group.settings()));
    }
    fetched.run();
    for (List<CallGroup> block : blocks) {
      make(maker, block);
    }
  }

  private void make(CallRunner maker, List<CallGroup> block) throws InterruptedException {
    for (CallGroup group : block) {
      for (int n = 0; n < plan.warmUps() && isCold(maker, group); n++) {
        progressListener.step("Warming up the browsers of " + group.name());
        CallReport call = call(maker, group);
        if (call.outcome() == Outcome.FAILED) {
          group.add(call); // a failed call counts in any browser
          measured++;
        } else {
          group.addWarmUp(call);
        }
      }
    }
    for (List<CallGroup> round = round(block); !round.isEmpty(); round = round(block)) {
      for (CallGroup group : round) {
        makeOneThatCounts(maker, group);
      }
      if (enough.test(block)) {
        return;
      }
    }
  }

  private boolean isCold(CallRunner maker, CallGroup group) {
    return group.open() && maker.callsMade(group.settings()) < plan.warmUps();
  }

  /**
   * Makes one call that counts, after as many warm-up calls as a replaced browser needs. A failed
   * call counts in any browser.
   */
  private void makeOneThatCounts(CallRunner maker, CallGroup group) throws InterruptedException {
    for (int n = 0; group.open(); n++) {
      if (n > plan.warmUps() + RunEnd.ENOUGH_UNMEASURED) {
        group.giveUp("its browsers keep failing for " + plan.warmUps() + " warm-up calls");
        return;
      }
      progressListener.step(sentence(group));
      long startedNanos = System.nanoTime();
      int before = maker.callsMade(group.settings());
      CallReport call = call(maker, group);
      int after = maker.callsMade(group.settings()); // includes this call; 0 if a browser was lost
      boolean warm = after > 0 ? after > plan.warmUps() : before >= plan.warmUps();
      measuring = measuring.plusNanos(System.nanoTime() - startedNanos);
      if (warm || call.outcome() != Outcome.PASSED) {
        group.add(call);
        measured++;
        return;
      }
      group.addWarmUp(call);
    }
  }

  /** Returns the groups that need a call, in random order. */
  private List<CallGroup> round(List<CallGroup> block) {
    List<CallGroup> wanting =
        new ArrayList<>(block.stream().filter(group -> group.wants(plan.calls())).toList());
    Collections.shuffle(wanting, chance);
    return wanting;
  }

  private CallReport call(CallRunner maker, CallGroup group) throws InterruptedException {
    Path itsFolder = folder.resolve("call-" + (made.size() + 1));
    CallReport call = maker.make(group.settings(), itsFolder);
    if (Thread.interrupted()) {
      // An interrupt also ends the browsers, so a call that fails because of it is no result.
      throw new InterruptedException();
    }
    CallReport kept = call.withoutEventsWhenPassed();
    made.add(kept);
    finished.add(group.name(), kept);
    return kept;
  }

  /** Returns all calls, including warm-up calls, in the order they were made. */
  public List<CallReport> made() {
    return List.copyOf(made);
  }

  private String sentence(CallGroup group) {
    int left = blocks.stream().flatMap(List::stream).mapToInt(one -> one.left(plan.calls())).sum();
    String sentence =
        String.format(
            Locale.ROOT, "Call %d of %d: %s", measured + 1, measured + left, group.name());
    return measured == 0
        ? sentence
        : sentence + ", " + RemainingTime.words(measuring.dividedBy(measured).multipliedBy(left));
  }
}
