package io.peerproof.cli.output;

import io.peerproof.browser.download.BrowserCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the lists of the command {@code browsers} as text and as JSON. */
public final class BrowserListFormatter {
  private static final int COLUMNS = 78;
  private static final String INDENT = "  ";

  private BrowserListFormatter() {}

  public static List<String> lines(
      List<BrowserCatalog.Installed> installed,
      List<BrowserCatalog.Cached> cached,
      List<BrowserCatalog.Offer> offers) {
    List<String> lines = new ArrayList<>();
    lines.add("Installed" + (installed.isEmpty() ? ": none" : ""));
    installed.forEach(
        it ->
            lines.add(
                INDENT
                    + it.name()
                    + " "
                    + it.version()
                    + (it.driver().isPresent() ? "" : ", no driver of its version")
                    + "  "
                    + it.binary()));
    lines.add("");
    lines.add("Cached" + (cached.isEmpty() ? ": none" : ""));
    cached.forEach(it -> lines.add(INDENT + it.name() + "  " + size(it.bytes()) + running(it)));
    lines.add("");
    lines.add("Available (newest of each major version)");
    for (BrowserCatalog.Offer offer : offers) {
      lines.add(
          INDENT
              + offer.source()
              + offer
                  .trouble()
                  .map(trouble -> ": lookup failed: " + trouble)
                  .orElse(offer.specs().isEmpty() ? ": none" : ""));
      lines.addAll(wrapped(offer.specs()));
    }
    return lines;
  }

  private static String running(BrowserCatalog.Cached it) {
    return it.running() ? ", running" : "";
  }

  /** Wraps versions after their common notation: {@code npm:chromium@ 153.0.0 152.0.0}. */
  private static List<String> wrapped(List<String> specs) {
    if (specs.isEmpty()) {
      return List.of();
    }
    String notation = specs.get(0).substring(0, specs.get(0).indexOf('@') + 1);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(INDENT + INDENT + notation);
    for (String spec : specs) {
      String version = " " + spec.substring(notation.length());
      if (line.length() + version.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT + INDENT + " ".repeat(notation.length()));
      }
      line.append(version);
    }
    lines.add(line.toString());
    return lines;
  }

  static String size(long bytes) {
    return String.format(Locale.ROOT, "%d MB", Math.round(bytes / (double) (1 << 20)));
  }

  public static Map<String, Object> json(BrowserCatalog.Installed it) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", it.name());
    json.put("version", it.version());
    json.put("binary", it.binary().toString());
    it.driver().ifPresent(driver -> json.put("driver", driver.toString()));
    return json;
  }

  public static Map<String, Object> json(BrowserCatalog.Cached it) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spec", it.name());
    json.put("folder", it.folder().toString());
    json.put("bytes", it.bytes());
    json.put("running", it.running());
    return json;
  }

  public static Map<String, Object> json(BrowserCatalog.Offer it) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", it.source());
    json.put("specs", it.specs());
    it.trouble().ifPresent(trouble -> json.put("trouble", trouble));
    return json;
  }

  /** Joins the names, such as {@code npm:chromium@131.0.1, debian:chromium@150…}. */
  public static String names(List<BrowserCatalog.Cached> those) {
    return those.stream().map(BrowserCatalog.Cached::name).collect(Collectors.joining(", "));
  }

  public static String freed(List<BrowserCatalog.Cached> those) {
    long bytes = those.stream().mapToLong(BrowserCatalog.Cached::bytes).sum();
    return String.format(Locale.ROOT, "%s freed", size(bytes));
  }
}
