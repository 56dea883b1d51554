package io.peerproof.sabotage;

import io.peerproof.proof.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the calls of a machine that is slowed on purpose, each by itself and all together. */
record SlowMachineVerdict(List<SlowCall> calls) {

  /**
   * The largest share of healthy calls that do not pass: one in ten, and of fewer than ten one, for
   * chance alone makes one of six inconclusive where nineteen of twenty pass.
   */
  static final double MOST_NOT_PASSED = 0.1;

  SlowMachineVerdict {
    calls = List.copyOf(calls);
  }

  /** Each rule that is broken, a line each; empty when all hold. */
  List<String> breaches() {
    List<String> breaches = new ArrayList<>();
    calls.forEach(call -> call.breach().ifPresent(breaches::add));
    tooFewPassed().ifPresent(breaches::add);
    return breaches;
  }

  private Optional<String> tooFewPassed() {
    long healthy = calls.stream().filter(SlowCall::healthy).count();
    long passed = count(true, Outcome.PASSED);
    long least = healthy - (long) Math.ceil(MOST_NOT_PASSED * healthy);
    return passed < least
        ? Optional.of(
            "%d of %d healthy calls PASSED, and at least %d have to"
                .formatted(passed, healthy, least))
        : Optional.empty();
  }

  private long count(boolean healthy, Outcome outcome) {
    return calls.stream()
        .filter(call -> call.healthy() == healthy && call.outcome() == outcome)
        .count();
  }

  /** The table, in Markdown, and below it what is broken. */
  String text() {
    return "| calls | PASSED | FAILED | INCONCLUSIVE |\n|---|---|---|---|\n"
        + row("healthy", true)
        + row("sabotaged", false)
        + breaches().stream()
            .map(breach -> "BROKEN " + breach.replace('\n', ' ') + "\n")
            .collect(Collectors.joining("", "\n", ""));
  }

  private String row(String name, boolean healthy) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d |\n",
        name,
        count(healthy, Outcome.PASSED),
        count(healthy, Outcome.FAILED),
        count(healthy, Outcome.INCONCLUSIVE));
  }
}
