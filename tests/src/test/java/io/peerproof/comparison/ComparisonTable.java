package io.peerproof.comparison;

import io.peerproof.comparison.Comparison.Column;
import io.peerproof.comparison.HarnessPredicate.Source;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats a comparison as {@code docs/comparison.md}. */
final class ComparisonTable {

  static final String HOW_TO_READ =
      """
      ## How to read it

      The catalogue of calls was written by those who wrote Peerproof. It says what Peerproof finds of the faults that its
      authors thought of, not which share of all faults.

      Each call is a real one between two browsers, with one real fault, or odd and healthy. It was made once, and all judged
      the same call. Peerproof observed each call for at least three seconds after its proof (`--hold 3s`). By default it ends
      a call at its proof, and then it misses faults that come later. The other suites had the same time: their predicates
      were evaluated when Peerproof had its verdict, with both pages still open, from five looks at the media elements within
      a second and a half, and from the states and statistics of the peer connections at that moment. A suite is green when
      its predicate holds for both peers, and red when a page no longer answers.

      The predicates were written anew from the tests of the projects, in their strongest reading: with the thresholds of the
      project, at the element that the page uses for the other peer, and only for media that the call should carry. They are
      evaluated late, when a fault that comes after some good seconds has happened; a suite that stops at the first green
      misses such faults. A project may have other checks too, above all for its own product. Column “all” is a suite that is
      green only when each of the numbered predicates is, because a video predicate is not to blame for lost audio. Faults of
      data channels alone are left out, since no predicate here is about them.

      † means that Peerproof's result, including the verdicts on each peer's video and audio, differs from the one that the
      case states: either the fault did not happen as intended, for example on a busy machine, or Peerproof is wrong.
      Peerproof's `INCONCLUSIVE`, where a browser, a tab or a driver dies, is not a pass, so it counts as red here.
      """;

  private final Comparison comparison;
  private final List<Column> columns;

  private ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    this.columns = comparison.columns();
  }

  static String of(Comparison comparison) {
    return new ComparisonTable(comparison).text();
  }

  private String text() {
    return String.join(
        "\n",
        "<!-- Made by docs/make-comparison. Do not edit: run it again. -->",
        "# Which suite sees which fault",
        "",
        "<!-- summary -->",
        summary(),
        "<!-- end of summary -->",
        "",
        "Made on %s with %s.".formatted(comparison.date(), comparison.browser()),
        "",
        scores(),
        HOW_TO_READ,
        calls(
            "Broken calls",
            "✔ red: the fault is caught. ✘ green: it is missed.",
            comparison.broken()),
        calls("Healthy calls", "✔ green. ✘ red: a false alarm.", comparison.healthy()),
        predicates());
  }

  private String summary() {
    Column peerproof = comparison.peerproof();
    int best =
        IntStream.range(0, comparison.sources().size())
            .boxed()
            .min(Comparator.comparingLong(i -> -comparison.count(columns.get(i), Detection.CAUGHT)))
            .orElseThrow();
    Source source = comparison.sources().get(best);
    return ("Of %d broken calls Peerproof catches %d, with %d false alarms on %d healthy ones. Of %d"
            + " predicates from other suites, the best, %s (%s), catches %d; all %d together catch"
            + " %d.")
        .formatted(
            comparison.broken().size(),
            comparison.count(peerproof, Detection.CAUGHT),
            comparison.count(peerproof, Detection.FALSE_ALARM),
            comparison.healthy().size(),
            comparison.sources().size(),
            source.name(),
            source.project(),
            comparison.count(columns.get(best), Detection.CAUGHT),
            comparison.sources().size(),
            comparison.count(comparison.together(), Detection.CAUGHT));
  }

  private String scores() {
    int broken = comparison.broken().size();
    int healthy = comparison.healthy().size();
    Stream<String> rows =
        IntStream.range(0, columns.size()).mapToObj(i -> score(i, broken, healthy));
    return """
        | | checks | of | caught | missed | false alarms |
        |---|---|---|---|---|---|
        """
        + rows.collect(Collectors.joining("\n", "", "\n"));
  }

  private String score(int i, int broken, int healthy) {
    Column column = columns.get(i);
    return "| %s | %s | %d of %d | %d | %d of %d |"
        .formatted(
            column.name(),
            asked(i),
            comparison.count(column, Detection.CAUGHT),
            broken,
            comparison.count(column, Detection.MISSED),
            comparison.count(column, Detection.FALSE_ALARM),
            healthy);
  }

  private String asked(int i) {
    if (i < comparison.sources().size()) {
      Source source = comparison.sources().get(i);
      return source.name() + " | " + source.project();
    }
    return i == comparison.sources().size()
        ? "all of these | nobody"
        : "the other peer's stamp and tone, live | Peerproof";
  }

  private String calls(String title, String legend, List<ComparedCall> calls) {
    String head = columns.stream().map(Column::name).collect(Collectors.joining(" | "));
    String rule = columns.stream().map(column -> ":-:").collect(Collectors.joining("|"));
    String rows = calls.stream().map(this::row).collect(Collectors.joining("\n"));
    return """
        ## %s

        %s

        | call | | %s | its result |
        |---|---|%s|---|
        %s
        """
        .formatted(title, legend, head, rule, rows);
  }

  private String row(ComparedCall call) {
    String marks =
        columns.stream()
            .map(column -> column.mark().apply(call).sign())
            .collect(Collectors.joining(" | "));
    return "| %s | %s | %s | %s |"
        .formatted(call.name(), call.what(), marks, call.said() + (call.stated() ? "" : " †"));
  }

  private String predicates() {
    return IntStream.range(0, comparison.sources().size())
        .mapToObj(i -> predicate(i + 1, comparison.sources().get(i)))
        .collect(Collectors.joining("\n", "## The predicates\n\n", "\n"));
  }

  private static String predicate(int number, Source source) {
    String files =
        source.files().stream().map(file -> "`" + file + "`").collect(Collectors.joining(", "));
    return "%d. **%s**: %s. %s, [%s](https://github.com/%s), read at %s (%s): %s"
        .formatted(
            number,
            source.name(),
            source.what(),
            source.project(),
            source.repository(),
            source.repository(),
            source.commit(),
            source.licence(),
            files);
  }
}
