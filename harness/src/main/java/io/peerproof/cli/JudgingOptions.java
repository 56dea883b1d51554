package io.peerproof.cli;

import io.peerproof.regression.Criteria;
import io.peerproof.run.FailOn;
import io.peerproof.run.Judging;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What counts as a change, and what keeps a comparison from passing. */
final class JudgingOptions {

  @Mixin private final ToleranceOption tolerance = new ToleranceOption();

  @Option(
      names = "--fail-on",
      paramLabel = "LIST",
      split = ",",
      converter = FailOnConverter.class,
      description =
          "What keeps it from passing: slower and failures (exit 1), undecided (exit 3), or none. Default: slower,failures,undecided.")
  private @Nullable List<Set<FailOn>> failOn;

  Judging stated() {
    Set<FailOn> chosen = EnumSet.noneOf(FailOn.class);
    if (failOn == null) {
      chosen.addAll(Judging.DEFAULT.failOn());
    } else {
      failOn.forEach(chosen::addAll);
    }
    return new Judging(tolerance.over(Criteria.DEFAULT), chosen);
  }

  /** Reads one word; {@code none} is no entry at all. */
  static final class FailOnConverter implements ITypeConverter<Set<FailOn>> {
    @Override
    public Set<FailOn> convert(String word) {
      String known = word.strip().toLowerCase(Locale.ROOT);
      return switch (known) {
        case "none" -> Set.of();
        case "slower" -> Set.of(FailOn.SLOWER);
        case "failures" -> Set.of(FailOn.FAILURES);
        case "undecided" -> Set.of(FailOn.UNDECIDED);
        default ->
            throw new TypeConversionException(
                "'" + word + "' is none of slower, failures, undecided, none.");
      };
    }
  }
}
