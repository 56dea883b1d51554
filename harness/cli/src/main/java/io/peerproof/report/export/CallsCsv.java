package io.peerproof.report.export;

import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.PhaseTimes;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.TimedPhase;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the calls of a run as CSV (RFC 4180): one row for each call and peer. Times are
 * milliseconds on the clock of that peer. The cell of a value that is unknown or did not happen is
 * empty.
 */
public final class CallsCsv {

  private static final List<String> BEFORE_PHASES =
      List.of(
          "call",
          "startedAt",
          "durationMs",
          "outcome",
          "failedPhase",
          "reason",
          "group",
          "warmUp",
          "disturbed",
          "role",
          "requested",
          "browser",
          "version",
          "driverVersion",
          "video",
          "audio",
          "data");

  /** Start of a formula in a spreadsheet. Some take a wide character or ignore spaces before it. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\s\\u00A0\\uFEFF]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|[\\t\\r\\n].*");

  private CallsCsv() {}

  /** Returns the whole document, including its header. */
  public static String of(RunReport run) {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header());
      for (CallReport call : run.calls()) {
        for (PeerReport peer : call.peers()) {
          csv.printRecord(row(run, call, peer));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can be written to", e);
    }
    return text.toString();
  }

  private static List<String> header() {
    return Stream.concat(
            BEFORE_PHASES.stream(), TimedPhase.words().stream().map(phase -> phase + "Ms"))
        .toList();
  }

  private static List<@Nullable Object> row(RunReport run, CallReport call, PeerReport peer) {
    BrowserReport browser = peer.browser();
    List<@Nullable Object> row = new ArrayList<>();
    row.add(text(call.id()));
    row.add(call.startedAt());
    row.add(call.durationMs());
    row.add(call.outcome());
    row.add(call.failedPhase());
    row.add(text(call.reason()));
    row.add(text(group(run, call)));
    row.add(isWarmUp(run, call));
    row.add(run.series() != null && run.series().disturbed().contains(call.id()));
    row.add(peer.role());
    row.add(browser == null ? null : text(browser.requested()));
    row.add(browser == null ? null : text(browser.name()));
    row.add(browser == null ? null : text(browser.version()));
    row.add(browser == null ? null : text(browser.driverVersion()));
    row.add(peer.video() == null ? null : peer.video().verdict());
    row.add(peer.audio() == null ? null : peer.audio().verdict());
    row.add(peer.data() == null ? null : peer.data().verdict());
    Map<String, Double> times = PhaseTimes.of(call);
    TimedPhase.words().forEach(phase -> row.add(times.get(peer.role() + " " + phase)));
    return row;
  }

  private static @Nullable String group(RunReport run, CallReport call) {
    return run.comparison() == null
        ? null
        : run.comparison().groups().stream()
            .filter(group -> made(group).anyMatch(call.id()::equals))
            .map(ComparisonReport.GroupReport::name)
            .findFirst()
            .orElse(null);
  }

  private static Stream<String> made(ComparisonReport.GroupReport group) {
    return Stream.of(group.calls(), group.warmUps(), group.unmeasured()).flatMap(List::stream);
  }

  private static boolean isWarmUp(RunReport run, CallReport call) {
    return run.series() != null && run.series().warmUps().contains(call.id())
        || run.comparison() != null
            && run.comparison().groups().stream().anyMatch(g -> g.warmUps().contains(call.id()));
  }

  /** Prevents a spreadsheet from evaluating text of a page, because reasons quote pages. */
  private static @Nullable String text(@Nullable String text) {
    return text == null || !FORMULA.matcher(text).matches() ? text : "'" + text;
  }
}
