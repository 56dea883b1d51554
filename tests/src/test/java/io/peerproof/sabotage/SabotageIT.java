package io.peerproof.sabotage;

import io.peerproof.report.CallReport;
import io.peerproof.run.CallRun;
import io.peerproof.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real calls with one real fault, each with its right verdict. */
class SabotageIT {

  static Stream<SabotageCase> all() {
    String only = System.getProperty("sabotage.only", "");
    return Stream.concat(SabotageCatalogue.all().stream(), SabotageCatalogue.healthy().stream())
        .filter(one -> one.name().matches(only.isEmpty() ? ".*" : only))
        .filter(one -> one.fault() == Fault.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void what_is_said_of_a_call_is_true(SabotageCase one) throws Exception {
    Path folder = Files.createDirectories(Path.of("target/peerproof/sabotage/" + one.name()));
    CallReport report = CallRun.make(one.settings(), folder, Progress.silent()).calls().get(0);
    Judgement.hold(one, report);
  }
}
