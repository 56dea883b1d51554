package io.peerproof.cli.option;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Tolerance;
import io.peerproof.timeline.TimedPhase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the smallest shift that counts as a change. */
final class ToleranceOption {

  private static final Pattern PART =
      Pattern.compile("(?:([A-Za-z]+)=)?(\\d{1,3}(?:\\.\\d+)?)(%|ms)");

  @Option(
      names = "--tolerance",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      description =
          "Difference that is still accepted, in %% of the median of the baseline (in compare: the older report) and in milliseconds. Only a difference that exceeds both counts as a change. For one phase: total=5%%,total=20ms. Default: 10%%,10ms.")
  private @Nullable List<String> parts;

  /**
   * Returns {@code usual} with the given tolerances.
   *
   * @throws IllegalArgumentException if a value is not a tolerance, with a message for the user
   */
  Criteria applyTo(Criteria usual) {
    Map<String, Tolerance> ofPhase = new HashMap<>();
    Tolerance all = usual.tolerance();
    // Tolerances for all phases come first, whatever their position.
    for (String part : sorted()) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw invalid("'" + part + "' is not a tolerance. Write 10%, 10ms or total=5%");
      }
      double number = Double.parseDouble(matcher.group(2));
      boolean share = matcher.group(3).equals("%");
      String phase = matcher.group(1);
      if (phase == null) {
        all = with(all, share, number);
      } else {
        Tolerance base = ofPhase.getOrDefault(known(phase), all);
        ofPhase.put(known(phase), with(base, share, number));
      }
    }
    Criteria criteria = usual.withTolerance(all);
    for (Map.Entry<String, Tolerance> one : ofPhase.entrySet()) {
      for (String role : List.of("caller", "callee")) {
        criteria = criteria.withTolerance(role + " " + one.getKey(), one.getValue());
      }
    }
    return criteria;
  }

  private List<String> sorted() {
    List<String> sorted = new ArrayList<>(parts == null ? List.of() : parts);
    sorted.replaceAll(String::strip);
    sorted.sort((a, b) -> Boolean.compare(a.contains("="), b.contains("=")));
    return sorted;
  }

  private static Tolerance with(Tolerance tolerance, boolean share, double number) {
    return share
        ? new Tolerance(number / 100, tolerance.ms())
        : new Tolerance(tolerance.share(), number);
  }

  private String known(String phase) {
    List<String> phases = TimedPhase.words();
    Optional<String> known =
        phases.stream()
            .filter(one -> one.toLowerCase(Locale.ROOT).equals(phase.toLowerCase(Locale.ROOT)))
            .findFirst();
    return known.orElseThrow(
        () ->
            invalid(
                String.format(
                    Locale.ROOT,
                    "'%s' is not a phase. The phases are: %s",
                    phase,
                    String.join(", ", phases))));
  }

  private static IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException("Invalid value for option '--tolerance': " + why);
  }
}
