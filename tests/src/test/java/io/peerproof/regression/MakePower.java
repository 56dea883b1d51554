package io.peerproof.regression;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Makes {@code target/power.md} of what {@link CollectTimes} wrote. No test of a build. */
class MakePower {

  private static final Path TARGET = Path.of("target");

  @Test
  void tables_of_what_was_collected() throws Exception {
    Times same = Times.read(TARGET.resolve("times-same.csv"));
    Times slow = Times.read(TARGET.resolve("times-slow.csv"));

    Files.writeString(
        TARGET.resolve("power.md"),
        "## False alarms\n\n%s\n## Detection\n\n%s"
            .formatted(PowerText.falseAlarms(same), PowerText.detection(slow)));
  }
}
