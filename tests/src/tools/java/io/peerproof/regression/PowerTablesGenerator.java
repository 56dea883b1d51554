package io.peerproof.regression;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Creates the tables of {@code docs/power.md} from the files of {@link TimesCollector}. Not part of
 * a build.
 */
class PowerTablesGenerator {

  private static final Path TARGET = Path.of("target");

  @Test
  void of_the_same_browser_against_itself() throws Exception {
    Files.writeString(
        TARGET.resolve("false-alarms.md"),
        PowerTables.falseAlarms(CollectedTimes.read(TARGET.resolve("times-same.csv"))));
  }

  @Test
  void of_calls_that_were_slower_by_a_known_size() throws Exception {
    Files.writeString(
        TARGET.resolve("detection.md"),
        PowerTables.detection(CollectedTimes.read(TARGET.resolve("times-slow.csv"))));
  }
}
