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
 * Collects the reports below a folder, of whatever version; holds one of them in memory at once.
 */
public final class TrendFolder {

  /** A point, and what its line is compared by. */
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
   * The same, for a page that is put in the folder itself.
   *
   * @throws IOException when the folder cannot be listed
   */
  public static Trend read(Path root) throws IOException {
    return read(root, root);
  }

  /**
   * Reads all files named {@code report.json}, but not through links: {@code latest} leads to a
   * report that is there already. A folder that cannot be listed is told and left out, as a report
   * is that cannot be read.
   *
   * @param root a folder
   * @param pages where the page of the trend goes, from which it leads to those of the reports
   * @throws IOException when the folder itself cannot be listed
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
        leaveOut(file, "it compares two other reports, and holds no calls of its own");
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
