package io.peerproof.cli.option;

import io.peerproof.regression.Criteria;
import io.peerproof.run.matrix.ComparisonPolicy;
import io.peerproof.run.matrix.FailOn;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for the tolerance of a comparison and for the findings that keep it from passing. */
public final class ComparisonOptions {

  @Mixin private final ToleranceOption tolerance = new ToleranceOption();

  @Option(
      names = "--fail-on",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      description =
          "Results that do not pass: slower and failures (exit 1), undecided (exit 3), or none. Default: slower,failures,undecided.")
  private @Nullable List<String> failOn;

  /**
   * Returns the policy: the given values, and the defaults for the rest.
   *
   * @throws IllegalArgumentException if a value is invalid, with a message for the user
   */
  public ComparisonPolicy toPolicy() {
    return new ComparisonPolicy(
        tolerance.applyTo(Criteria.DEFAULT),
        failOn == null ? ComparisonPolicy.DEFAULT.failOn() : parsed(failOn));
  }

  private static Set<FailOn> parsed(List<String> words) {
    Set<FailOn> chosen = EnumSet.noneOf(FailOn.class);
    for (String word : words) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "none" -> {}
        case "slower" -> chosen.add(FailOn.SLOWER);
        case "failures" -> chosen.add(FailOn.FAILURES);
        case "undecided" -> chosen.add(FailOn.UNDECIDED);
        default ->
            throw new IllegalArgumentException(
                "Invalid value for option '--fail-on': '"
                    + word
                    + "' is not one of slower, failures, undecided, none");
      }
    }
    return chosen;
  }
}
