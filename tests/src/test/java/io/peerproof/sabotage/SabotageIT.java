package io.peerproof.sabotage;

import io.peerproof.report.CallReport;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real calls with one real fault, each with its right verdict. Not part of a default build. */
class SabotageIT {

  private static SabotageStage stage;

  static List<SabotageCase> cases() {
    return CaseFilter.of(SabotageCatalogue.all());
  }

  @BeforeAll
  static void open() throws Exception {
    stage = SabotageStage.open("sabotage").warm();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void what_is_said_of_a_call_is_true(SabotageCase one) throws Exception {
    CallReport report = stage.make(one);

    VerdictCheck.hold(one, report);
    Traces.hold(one, report);
  }
}
