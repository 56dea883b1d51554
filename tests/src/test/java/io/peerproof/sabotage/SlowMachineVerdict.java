package io.peerproof.sabotage;

import io.peerproof.proof.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the calls of an artificially slowed machine, each one and all together. */
record SlowMachineVerdict(List<SlowCall> calls) {

  /**
   * Largest share of healthy calls that do not pass: one of ten. Below ten calls one is allowed,
   * because a pass rate of 95 % often leaves one of six inconclusive.
   */
  static final double MOST_NOT_PASSED = 0.1;

  SlowMachineVerdict {
    calls = List.copyOf(calls);
  }

  /** Returns a line for each violated rule; empty if there is none. */
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

  /** Returns the table in Markdown, followed by the violated rules. */
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
