package io.peerproof.report.html;

import io.peerproof.pages.ModuleBundle;
import io.peerproof.pages.PageResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * An HTML page in one file: it contains its style, its script and its data, and makes no network
 * request.
 *
 * @param module class path name of the ES module that renders the page
 * @param function name of the function of that module that renders the page
 */
record StandalonePage(String module, String function) {

  private static final String TEMPLATE = "/io/peerproof/pages/report/report.html";
  private static final String STYLE = "/io/peerproof/pages/report/report.css";
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  /** Renders a document without screenshots, likewise. */
  public String render(Map<String, String> texts, String json, boolean charts) {
    return render(texts, json, "{}", charts);
  }

  /**
   * Renders the whole document.
   *
   * @param texts texts of the slots, not escaped
   * @param json data of the page
   * @param screenshots JSON object of {@code data:} URLs by file name
   * @param charts true if the page has charts and therefore contains the charting library
   */
  public String render(Map<String, String> texts, String json, String screenshots, boolean charts) {
    String sheet = PageResource.text(STYLE);
    String script = ModuleBundle.of(module).script() + "\n" + function + "();\n";
    String library = charts ? ChartLibrary.script() : "";
    Map<String, String> slots = new HashMap<>();
    texts.forEach((name, text) -> slots.put(name, escape(text)));
    slots.put("styleHash", sha256(sheet));
    slots.put("scriptHash", sha256(script));
    slots.put("chartsSource", charts ? " '" + sha256(library) + "'" : "");
    slots.put("style", sheet);
    slots.put(
        "charts",
        charts
            ? "<script type=\"text/plain\" id=\"charts\">" + compressed(library) + "</script>\n"
            : "");
    slots.put("screenshots", screenshots.replace("<", "\\u003c"));
    slots.put("script", script);
    // Prevents an HTML parser from ending the script element, or from starting a comment.
    slots.put("json", json.replace("<", "\\u003c"));
    return SLOT.matcher(PageResource.text(TEMPLATE))
        .replaceAll(slot -> Matcher.quoteReplacement(value(slots, slot.group(1))));
  }

  /** Returns gzip in Base64, which the page expands when it draws its first chart. */
  private static String compressed(String script) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String value(Map<String, String> slots, String name) {
    return Objects.requireNonNull(
        slots.get(name), () -> TEMPLATE + " has a slot too many: " + name);
  }

  /** Returns the hash as a Content-Security-Policy source: CSP Level 3, section 2.3.1. */
  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
