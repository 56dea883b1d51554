package io.peerproof.trend;

import io.peerproof.regression.Sample;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Collects the reports below a folder, of whatever version; holds one of them in memory at once.
 */
public final class TrendFolder {

  /** A point, and what its line is compared by. */
  record Measured(TrendPoint point, Sample sample) {}

  private final Path root;
  private final List<Measured> measured = new ArrayList<>();
  private final List<Trend.Unread> unread = new ArrayList<>();

  private TrendFolder(Path root) {
    this.root = root;
  }

  /**
   * Reads all files named {@code report.json}, but not through links: {@code latest} leads to a
   * report that is there already.
   *
   * @param root a folder
   * @throws IOException when the folder cannot be read
   */
  public static Trend read(Path root) throws IOException {
    TrendFolder folder = new TrendFolder(root.toAbsolutePath().normalize());
    List<Path> reports;
    try (Stream<Path> files = Files.walk(folder.root)) {
      reports = files.filter(file -> file.endsWith("report.json")).sorted().toList();
    }
    reports.forEach(folder::add);
    folder.measured.sort(Comparator.comparing(one -> one.point().startedAt()));
    Map<String, List<Measured>> lines = new LinkedHashMap<>();
    folder.measured.forEach(
        one -> lines.computeIfAbsent(one.point().line(), any -> new ArrayList<>()).add(one));
    Newest newest = Newest.of(lines);
    return new Trend(
        newest.sentence(),
        newest.change(),
        folder.measured.stream().map(Measured::point).toList(),
        folder.unread);
  }

  private void add(Path file) {
    try {
      RunReport report = ReportJson.read(file);
      for (TrendGroup group : TrendGroup.of(report)) {
        measured.add(new Measured(point(file, report, group), group.sample()));
      }
    } catch (UnreadableReportException e) {
      unread.add(new Trend.Unread(relative(file), String.valueOf(e.getMessage())));
    }
  }

  private TrendPoint point(Path file, RunReport report, TrendGroup group) {
    Path page = file.resolveSibling("report.html");
    Sample sample = group.sample();
    return new TrendPoint(
        group.line(),
        report.startedAt(),
        report.outcome(),
        relative(file),
        Files.exists(page) ? relative(page) : null,
        group.versions(),
        sample.calls(),
        sample.failed(),
        group.figures());
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
