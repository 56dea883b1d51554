package io.peerproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The HTML form of a report: one file that holds its style, its script and the JSON, and asks
 * nothing of any other place.
 *
 * <p>A page opened from a disk cannot import modules, so the script's are put one after the other
 * with their import lines and {@code export} keywords taken off. They keep to what that allows:
 * named exports only, and top-level names that differ from one another.
 */
public final class ReportHtml {

  private static final String PAGES = "/io/peerproof/pages/report/";

  /** In the order of their needs: a module stands after those it imports. */
  static final List<String> MODULES =
      List.of(
          "dom.js",
          "moments.js",
          "telling.js",
          "verdicts.js",
          "measures.js",
          "chain.js",
          "clues.js",
          "phases.js",
          "candidates.js",
          "descriptions.js",
          "events.js",
          "surroundings.js",
          "heatmap.js",
          "comparison.js",
          "samples.js",
          "charts.js",
          "flow.js",
          "flowcharts.js",
          "series.js",
          "main.js");

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\\R");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(const|function|class) )");
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  private ReportHtml() {}

  /** The page of {@code report}, a whole document. */
  public static String render(RunReport report) {
    String style = resource("report.css");
    String script = script();
    String charts = ChartLibrary.isNeededBy(report) ? ChartLibrary.script() : "";
    String outcome = report.outcome().name();
    Map<String, String> slots =
        Map.ofEntries(
            Map.entry("outcome", outcome),
            Map.entry("outcomeClass", outcome.toLowerCase(Locale.ROOT)),
            Map.entry("icon", icon(report)),
            Map.entry("reason", escape(report.reason())),
            Map.entry("styleHash", sha256(style)),
            Map.entry("scriptHash", sha256(script)),
            Map.entry("chartsSource", charts.isEmpty() ? "" : " '" + sha256(charts) + "'"),
            Map.entry("style", style),
            Map.entry("charts", charts.isEmpty() ? "" : "<script>" + charts + "</script>\n"),
            Map.entry("script", script),
            Map.entry("json", data(report)));
    return SLOT.matcher(resource("report.html"))
        .replaceAll(slot -> Matcher.quoteReplacement(value(slots, slot.group(1))));
  }

  private static String script() {
    return MODULES.stream()
        .map(ReportHtml::resource)
        .map(module -> IMPORT.matcher(module).replaceAll(""))
        .map(module -> EXPORT.matcher(module).replaceAll(""))
        .collect(Collectors.joining("\n", "", "\nshowReport();\n"));
  }

  /** An icon of the outcome that differs in shape, not only in colour. */
  private static String icon(RunReport report) {
    return switch (report.outcome()) {
      case PASSED -> "✔";
      case FAILED -> "✘";
      case INCONCLUSIVE -> "?";
    };
  }

  /** JSON that no HTML parser takes for the end of its script element, or for a comment. */
  private static String data(RunReport report) {
    return ReportJson.compact(report).replace("<", "\\u003c");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String value(Map<String, String> slots, String name) {
    return Objects.requireNonNull(
        slots.get(name), () -> "report.html has a slot too many: " + name);
  }

  /** As a Content-Security-Policy source, CSP Level 3, section 2.3.1. */
  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportHtml.class.getResourceAsStream(PAGES + name)) {
      return new String(
          Objects.requireNonNull(in, () -> PAGES + name + " is not on the class path")
              .readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
