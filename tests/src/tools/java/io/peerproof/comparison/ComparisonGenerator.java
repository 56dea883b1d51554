package io.peerproof.comparison;

import io.peerproof.sabotage.SabotageCase;
import io.peerproof.sabotage.SabotageCatalogue;
import io.peerproof.sabotage.SabotageStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Creates {@code target/comparison.md}, which {@code docs/make-comparison} copies to {@code docs}.
 * Not part of a build: it takes ten minutes, and its result is a table.
 */
class ComparisonGenerator {

  private static final Path FOLDER = Path.of("target", "peerproof", "comparison");

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // some hundred calls of five seconds
  void every_case_once_and_every_suite_asked() throws Exception {
    String only = System.getProperty("comparison.only", ".*");
    List<SabotageCase> cases =
        Stream.concat(SabotageCatalogue.all().stream(), SabotageCatalogue.healthy().stream())
            .filter(one -> !one.group().equals("data")) // no predicate is for messages
            .filter(one -> one.name().matches(only))
            .toList();
    Path looks = Files.createDirectories(FOLDER.resolve("looks"));
    try (SabotageStage stage = SabotageStage.open(FOLDER.getFileName().toString())) {
      ComparedSeries compared = new ComparedSeries(stage, looks);
      for (SabotageCase one : cases) {
        compared.make(one);
      }
      Files.writeString(Path.of("target", "comparison.md"), text(compared));
    }
  }

  private static String text(ComparedSeries compared) {
    return ComparisonTable.of(
        new Comparison(
            LocalDate.now(),
            compared.browser(),
            HarnessPredicate.all().stream().map(HarnessPredicate::source).toList(),
            compared.calls()));
  }
}
