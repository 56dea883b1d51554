package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many random calls in a row: {@code -Dsabotage.rounds=200}, and {@code -Dsabotage.seed} to repeat
 * the same ones. Not part of a default build.
 */
class SoakIT {

  private static final int ROUNDS = Integer.getInteger("sabotage.rounds", 5);
  private static final long SEED =
      Long.getLong("sabotage.seed", System.currentTimeMillis() % 1_000_000);

  /** Time limit; a slow machine takes ten seconds per call. */
  private static final int MOST_MINUTES = 60;

  @Test
  @Timeout(value = MOST_MINUTES, unit = TimeUnit.MINUTES)
  void no_healthy_call_is_called_broken() throws Exception {
    Tally tally = soak("soak-healthy", SabotageCatalogue.healthy());

    assertThat(tally.wrong()).as(tally.toString()).isEmpty();
  }

  @Test
  @Timeout(value = MOST_MINUTES, unit = TimeUnit.MINUTES)
  void no_broken_call_is_called_healthy_nor_broken_otherwise() throws Exception {
    List<SabotageCase> broken =
        SabotageCatalogue.all().stream()
            .filter(one -> one.outcome() != Outcome.PASSED)
            .filter(one -> CaseFilter.of(List.of(one)).contains(one))
            .toList();

    Tally tally = soak("soak-sabotaged", broken);

    assertThat(tally.wrong()).as(tally.toString()).isEmpty();
  }

  private static Tally soak(String name, List<SabotageCase> cases) throws InterruptedException {
    Random chance = new Random(SEED);
    Tally tally = new Tally(name, SEED);
    try (SabotageStage stage = SabotageStage.open(name).warm()) {
      for (int round = 0; round < ROUNDS; round++) {
        SabotageCase one = cases.get(chance.nextInt(cases.size()));
        tally.add(one, stage.make(one));
      }
    } finally {
      System.out.println(tally);
    }
    return tally;
  }

  /** The number of rightly judged calls, and the results of the others. */
  private static final class Tally {

    private final String name;
    private final long seed;
    private final List<String> wrong = new ArrayList<>();
    private int calls;
    private int falseGreen;
    private int falseRed;

    Tally(String name, long seed) {
      this.name = name;
      this.seed = seed;
    }

    void add(SabotageCase one, CallReport report) {
      calls++;
      if (VerdictCheck.holds(one, report)) {
        return;
      }
      wrong.add("call " + calls + ", " + VerdictCheck.inFull(one, report));
      if (report.outcome() == Outcome.PASSED) {
        falseGreen++;
      }
      if (one.outcome() == Outcome.PASSED) {
        falseRed++;
      }
    }

    List<String> wrong() {
      return wrong;
    }

    @Override
    public String toString() {
      return "%s: %d calls, %d false green, %d false red, %d red for another reason than the right one (seed %d)"
          .formatted(name, calls, falseGreen, falseRed, wrong.size() - falseGreen - falseRed, seed);
    }
  }
}
