package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.proof.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Healthy and broken calls in turns on an artificially slowed machine. {@code tests/slow-machine}
 * slows the machine and runs it; not part of a default build. Writes {@code
 * target/slow-machine.md}.
 */
class SlowMachineIT {

  /** Number of calls of each kind. */
  private static final int ROUNDS = Integer.getInteger("sabotage.rounds", 5);

  private static final long SEED = Long.getLong("sabotage.seed", 1);

  /** Directory of a control group that limits processor time; empty if there is none. */
  private static final String QUOTA = System.getProperty("slow.cgroup", "");

  @Test
  @Timeout(value = 5, unit = TimeUnit.HOURS)
  void a_slow_machine_is_blamed_and_never_the_product() throws Exception {
    joinTheControlGroup();
    List<SabotageCase> cases = chosen();
    List<SlowCall> calls = new ArrayList<>();

    try (SabotageStage stage = SabotageStage.open("slow-machine").warm()) {
      for (SabotageCase one : cases) {
        SlowCall call = SlowCall.of(one, stage.make(one));
        System.out.println(calls.size() + 1 + " of " + cases.size() + ": " + call);
        calls.add(call);
      }
    } finally {
      Files.writeString(Path.of("target", "slow-machine.md"), new SlowMachineVerdict(calls).text());
    }

    assertThat(new SlowMachineVerdict(calls).breaches()).isEmpty();
  }

  /**
   * Moves this process and its later child processes, including browsers, into the control group.
   */
  private static void joinTheControlGroup() throws IOException {
    if (!QUOTA.isEmpty()) {
      Files.writeString(
          Path.of(QUOTA, "cgroup.procs"), String.valueOf(ProcessHandle.current().pid()));
    }
  }

  /**
   * Returns the cases with the default time limit of a call, because short limits need a fast
   * machine.
   */
  private static List<SabotageCase> chosen() {
    List<SabotageCase> healthy = CaseFilter.of(SabotageCatalogue.healthy());
    List<SabotageCase> broken =
        CaseFilter.of(SabotageCatalogue.all()).stream()
            .filter(one -> one.outcome() != Outcome.PASSED)
            .toList();
    Random chance = new Random(SEED);
    List<SabotageCase> chosen = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (List<SabotageCase> cases : List.of(healthy, broken)) {
        if (!cases.isEmpty()) {
          chosen.add(patient(cases.get(chance.nextInt(cases.size()))));
        }
      }
    }
    return chosen;
  }

  private static SabotageCase patient(SabotageCase one) {
    return one.settings().timing().timeout().compareTo(CallSettings.TIMEOUT) < 0
        ? one.withTimeout(CallSettings.TIMEOUT)
        : one;
  }
}
