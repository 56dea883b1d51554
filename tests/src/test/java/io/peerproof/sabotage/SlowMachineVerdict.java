package io.peerproof.sabotage;

import io.peerproof.proof.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the calls of a machine that is slowed on purpose, each by itself and all together. */
record SlowMachineVerdict(List<SlowCall> calls) {

  /** The least share of healthy calls that pass all the same. */
  static final double LEAST_PASSED = 0.9;

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
    return passed < LEAST_PASSED * healthy
        ? Optional.of(
            "%d of %d healthy calls PASSED, and at least %.0f %% have to"
                .formatted(passed, healthy, 100 * LEAST_PASSED))
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
