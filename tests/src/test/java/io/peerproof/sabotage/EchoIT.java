package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import org.junit.jupiter.api.Test;

/** The report on pages that call an echo server, and not each other. */
class EchoIT {

  private static SabotageCase named(String name) {
    return LoopbackFaults.cases().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_echo_is_called_an_echo() throws InterruptedException {
    try (SabotageStage stage = SabotageStage.open("echo")) {
      CallReport media = stage.make(named(LoopbackFaults.ECHO));
      CallReport messages = stage.make(named(LoopbackFaults.ECHO_OF_MESSAGES));

      assertThat(media.outcome()).as(media.reason()).isEqualTo(Outcome.FAILED);
      assertThat(media.clues()).anyMatch(clue -> clue.contains(": an echo. To judge an echo,"));
      assertThat(messages.outcome()).as(messages.reason()).isEqualTo(Outcome.FAILED);
      assertThat(messages.reason()).contains("the page itself sent them: an echo");
    }
  }
}
