package io.peerproof.run.matrix;

import io.peerproof.browser.spec.BrowserException;
import io.peerproof.call.ProgressListener;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.run.CallRunner;
import io.peerproof.run.RemainingTime;
import io.peerproof.run.RunEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Calls of several groups, made in turns, so that whatever the machine does meanwhile hits all
 * groups of a leg alike: in each round, each group has one call, in an order that chance gives.
 * Legs are made one after the other.
 *
 * <p>A browser's first calls are slower than later ones; they are made before any other, again when
 * a browser had to be replaced, and kept apart as warm-ups.
 */
public final class RandomizedCallSchedule {

  /**
   * How many calls, and in which order.
   *
   * @param calls of each group that count, 1 or more
   * @param warmUps calls that a browser has to have been through before one of its calls counts
   * @param seed of the chance that gives the order; the same seed gives the same order
   */
  public record Plan(int calls, int warmUps, long seed) {
    public Plan {
      if (calls < 1) {
        throw new IllegalArgumentException("a group needs one call or more, not " + calls);
      }
      if (warmUps < 0) {
        throw new IllegalArgumentException("there cannot be " + warmUps + " warm-up calls");
      }
    }
  }

  /** A group of which so many calls failed and none passed is broken, and called no more. */
  static final int ENOUGH_FAILED = 5;

  private final List<List<CallGroup>> legs;
  private final Plan plan;
  private final Path folder;
  private final ProgressListener progressListener;
  private final Random chance;
  private final Predicate<List<CallGroup>> enough;
  private final List<CallReport> made = new ArrayList<>();
  private int measured;
  private Duration measuring = Duration.ZERO;

  /**
   * @param legs the groups of each, in the order of the report; what is made is put into them
   * @param folder that exists, for what calls leave that did not pass
   * @param enough asked of a leg after each of its rounds whether the answer is certain already; it
   *     may also {@link CallGroup#close close} single groups
   */
  public RandomizedCallSchedule(
      List<List<CallGroup>> legs,
      Plan plan,
      Path folder,
      ProgressListener progressListener,
      Predicate<List<CallGroup>> enough) {
    this.legs = List.copyOf(legs);
    this.plan = plan;
    this.folder = folder;
    this.progressListener = progressListener;
    this.chance = new Random(plan.seed());
    this.enough = enough;
  }

  /**
   * Makes the calls, in browsers of {@code maker}.
   *
   * @param fetched told when all browsers are there and calls begin
   * @throws BrowserException when a browser that a group needs cannot be had
   * @throws InterruptedException when this thread was interrupted; what was made until then is kept
   */
  public void make(CallRunner maker, Runnable fetched) throws InterruptedException {
    for (List<CallGroup> leg : legs) {
      leg.forEach(group -> maker.fetch(group.settings()));
    }
    fetched.run();
    for (List<CallGroup> leg : legs) {
      make(maker, leg);
    }
  }

  private void make(CallRunner maker, List<CallGroup> leg) throws InterruptedException {
    for (CallGroup group : leg) {
      for (int n = 0; n < plan.warmUps() && isCold(maker, group); n++) {
        progressListener.step("Warming up the browsers of " + group.name());
        group.addWarmUp(call(maker, group));
      }
    }
    for (List<CallGroup> round = round(leg); !round.isEmpty(); round = round(leg)) {
      for (CallGroup group : round) {
        makeOneThatCounts(maker, group);
      }
      if (enough.test(leg)) {
        return;
      }
    }
  }

  private boolean isCold(CallRunner maker, CallGroup group) {
    return group.open() && maker.callsBehind(group.settings()) < plan.warmUps();
  }

  /**
   * One call that counts, after as many others as it takes: a browser that had to be replaced for
   * it is warmed up first. A call that fails counts in any browser.
   */
  private void makeOneThatCounts(CallRunner maker, CallGroup group) throws InterruptedException {
    for (int n = 0; group.open(); n++) {
      if (n > plan.warmUps() + RunEnd.ENOUGH_UNMEASURED) {
        group.giveUp("its browsers do not last for " + plan.warmUps() + " warm-up calls");
        return;
      }
      progressListener.step(sentence(group));
      long startedNanos = System.nanoTime();
      int before = maker.callsBehind(group.settings());
      CallReport call = call(maker, group);
      int after = maker.callsBehind(group.settings()); // this one too, or 0 where one is lost
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

  /** The groups that still want a call, in an order that chance gives. */
  private List<CallGroup> round(List<CallGroup> leg) {
    List<CallGroup> wanting =
        new ArrayList<>(leg.stream().filter(group -> group.wants(plan.calls())).toList());
    Collections.shuffle(wanting, chance);
    return wanting;
  }

  private CallReport call(CallRunner maker, CallGroup group) throws InterruptedException {
    Path itsFolder = folder.resolve("call-" + (made.size() + 1));
    CallReport call = maker.make(group.settings(), itsFolder);
    if (Thread.interrupted()) {
      // Whoever interrupts ends the browsers too, and a call that dies of that says nothing.
      throw new InterruptedException();
    }
    CallReport kept = call.withoutEventsWhenPassed();
    made.add(kept);
    return kept;
  }

  /** All calls, warm-ups too, in the order they were made. */
  public List<CallReport> made() {
    return List.copyOf(made);
  }

  private String sentence(CallGroup group) {
    int left = legs.stream().flatMap(List::stream).mapToInt(one -> one.left(plan.calls())).sum();
    String sentence = "Call %d of %d: %s".formatted(measured + 1, measured + left, group.name());
    return measured == 0
        ? sentence
        : sentence + ", " + RemainingTime.words(measuring.dividedBy(measured).multipliedBy(left));
  }
}
