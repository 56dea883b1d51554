package io.peerproof.report.trend;

import io.peerproof.regression.Change;
import io.peerproof.regression.Decision;
import io.peerproof.regression.FailureChange;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.regression.Sample;
import io.peerproof.report.ComparisonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Sentences about the newest runs. */
final class TrendText {

  /** A metric of a line with its shift. */
  private record Shifted(String line, MetricDecision metric) {
    double ms() {
      return Objects.requireNonNull(metric.shift()).ms();
    }
  }

  private TrendText() {}

  /** Returns a sentence for each regression of a line; empty if there is none. */
  static List<String> worse(GroupDecision line) {
    List<String> sentences = new ArrayList<>();
    if (line.failures().change() == FailureChange.MORE) {
      sentences.add(failed(line) + ".");
    }
    largest(shifted(line, Change.SLOWER))
        .ifPresent(
            worst ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "%s: the newest run is slower than the earlier runs, %s by %s.",
                        worst.line(),
                        worst.metric().metric(),
                        ComparisonText.shift(worst.metric().shift()))));
    return sentences;
  }

  /** Returns the reasons why a trend is undecided: failures, too few calls, the largest shift. */
  static List<String> open(Decision decision) {
    List<String> sentences = new ArrayList<>();
    for (GroupDecision line : decision.groups()) {
      if (line.failures().change() == FailureChange.PERHAPS_MORE) {
        sentences.add(failed(line) + ", which may be chance.");
      }
      if (line.metrics().stream().allMatch(metric -> metric.shift() == null)) {
        sentences.add(line.group() + ": too few calls passed to measure a shift.");
      }
    }
    largest(decision.groups().stream().flatMap(line -> shifted(line, Change.UNDECIDED)))
        .ifPresent(
            most ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "The largest undecided shift is %s of %s: %s.",
                        most.metric().metric(),
                        most.line(),
                        ComparisonText.shift(most.metric().shift()))));
    return sentences;
  }

  /**
   * Returns a sentence about a newest run that has failures but too few calls to compare; empty if
   * it has no failures.
   */
  static Optional<String> alone(String line, Sample newest) {
    return newest.failed() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %d of %d calls of the newest run failed; these are too few calls to compare.",
                line,
                newest.failed(),
                newest.calls()));
  }

  private static Stream<Shifted> shifted(GroupDecision line, Change change) {
    return line.metrics().stream()
        .filter(metric -> metric.change() == change && metric.shift() != null)
        .map(metric -> new Shifted(line.group(), metric));
  }

  private static Optional<Shifted> largest(Stream<Shifted> metrics) {
    return metrics.max(Comparator.comparingDouble(Shifted::ms));
  }

  private static String failed(GroupDecision line) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d calls of the newest run failed, compared with %d of %d before",
        line.group(),
        line.failures().failed(),
        line.failures().calls(),
        line.failures().baselineFailed(),
        line.failures().baselineCalls());
  }
}
