package io.peerproof.sabotage;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One fault of each group and a call without a fault: the selection for a default build. The
 * profile {@code sabotage} runs the whole catalogue.
 */
class VerdictsIT {

  private static final Set<String> NAMES =
      Set.of(
          "healthy/plain",
          "video/own-camera-shown",
          "video/element-hidden",
          "audio/microphone-muted",
          "signaling/answer-lost",
          "ice/relay-only");

  private static SabotageStage stage;

  static List<SabotageCase> cases() {
    List<SabotageCase> cases =
        Stream.concat(SabotageCatalogue.healthy().stream(), SabotageCatalogue.all().stream())
            .filter(one -> NAMES.contains(one.name()))
            .toList();
    if (cases.size() != NAMES.size()) {
      throw new IllegalStateException("a name is not in the catalogue: " + NAMES);
    }
    return cases;
  }

  @BeforeAll
  static void open() throws Exception {
    stage = SabotageStage.open("verdicts").warm();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void what_is_said_of_a_call_is_true(SabotageCase one) throws Exception {
    VerdictCheck.hold(one, stage.make(one));
  }
}
