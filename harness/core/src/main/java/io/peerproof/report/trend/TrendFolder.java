package io.peerproof.report.trend;

import io.peerproof.regression.Sample;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.UnreadableReportException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects all reports below a directory, of any schema version. It keeps only one report in memory
 * at a time.
 */
public final class TrendFolder {

  /** A point and the sample for its comparison. */
  record Measured(TrendPoint point, Sample sample) {}

  private final Path root;
  private final Path pages;
  private final List<Measured> measured = new ArrayList<>();
  private final List<Trend.Unread> unread = new ArrayList<>();

  private TrendFolder(Path root, Path pages) {
    this.root = root;
    this.pages = pages;
  }

  /**
   * Reads the reports for a page that is written to the same directory.
   *
   * @throws IOException if the directory cannot be listed
   */
  public static Trend read(Path root) throws IOException {
    return read(root, root);
  }

  /**
   * Reads all files named {@code report.json}. It does not follow links, because {@code latest}
   * points to a report that is read anyway. A directory or a report that cannot be read is listed
   * as unread.
   *
   * @param root directory to search
   * @param pages directory of the trend page; links to the pages of the reports are relative to it
   * @throws IOException if {@code root} cannot be listed
   */
  public static Trend read(Path root, Path pages) throws IOException {
    TrendFolder folder =
        new TrendFolder(root.toAbsolutePath().normalize(), pages.toAbsolutePath().normalize());
    folder.reports().forEach(folder::add);
    folder.measured.sort(Comparator.comparing(one -> one.point().startedAt()));
    Map<String, List<Measured>> lines = new LinkedHashMap<>();
    folder.measured.forEach(
        one -> lines.computeIfAbsent(one.point().line(), any -> new ArrayList<>()).add(one));
    TrendDecision trendDecision = TrendDecision.of(lines);
    return new Trend(
        trendDecision.sentence(),
        trendDecision.change(),
        folder.measured.stream().map(Measured::point).toList(),
        folder.unread);
  }

  private List<Path> reports() throws IOException {
    List<Path> reports = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.endsWith("report.json")) {
              reports.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
              throw e;
            }
            String why = e instanceof AccessDeniedException ? "access is denied" : e.toString();
            leaveOut(file, "it cannot be read: " + why);
            return FileVisitResult.CONTINUE;
          }
        });
    return reports.stream().sorted().toList();
  }

  private void add(Path file) {
    try {
      RunReport report = ReportJson.read(file);
      List<TrendGroup> groups = TrendGroup.of(report);
      if (groups.isEmpty()) {
        leaveOut(file, "it compares two other reports and contains no calls");
      }
      List<Measured> all = new ArrayList<>();
      groups.forEach(group -> all.add(new Measured(point(file, report, group), group.sample())));
      measured.addAll(all);
    } catch (UnreadableReportException | IllegalArgumentException e) {
      leaveOut(file, String.valueOf(e.getMessage()));
    }
  }

  private void leaveOut(Path file, String reason) {
    unread.add(new Trend.Unread(relative(root, file), reason));
  }

  private TrendPoint point(Path file, RunReport report, TrendGroup group) {
    Path page = file.resolveSibling("report.html");
    Sample sample = group.sample();
    return new TrendPoint(
        group.line(),
        report.startedAt(),
        report.outcome(),
        relative(root, file),
        Files.exists(page) ? relative(pages, page) : null,
        group.versions(),
        sample.calls(),
        sample.failed(),
        group.figures());
  }

  private static String relative(Path from, Path file) {
    return from.relativize(file).toString().replace('\\', '/');
  }
}
