package io.peerproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page that is one file: it holds its style, its script and its data, and asks nothing of any
 * other place.
 *
 * <p>A page opened from a disk cannot import modules, so the script's are put one after the other
 * with their import lines and {@code export} keywords taken off. They keep to what that allows:
 * named exports only, and top-level names that differ from one another.
 *
 * @param template with slots for text, {@code {{reason}}}, and for style, script and data
 * @param style its sheet
 * @param modules of its script, in the order of their needs: one stands after those it imports
 * @param entry the function that lays the page out
 */
public record SingleFile(String template, String style, List<String> modules, String entry) {

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\\R");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(const|function|class) )");
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  public SingleFile {
    modules = List.copyOf(modules);
  }

  /**
   * The whole document.
   *
   * @param texts what the slots for text hold, not escaped
   * @param json the data
   * @param charts whether it draws some, and so carries the charting library
   */
  public String render(Map<String, String> texts, String json, boolean charts) {
    String sheet = resource(style);
    String script = script();
    String library = charts ? ChartLibrary.script() : "";
    Map<String, String> slots = new HashMap<>();
    texts.forEach((name, text) -> slots.put(name, escape(text)));
    slots.put("styleHash", sha256(sheet));
    slots.put("scriptHash", sha256(script));
    slots.put("chartsSource", charts ? " '" + sha256(library) + "'" : "");
    slots.put("style", sheet);
    slots.put("charts", charts ? "<script>" + library + "</script>\n" : "");
    slots.put("script", script);
    // No HTML parser takes it for the end of its script element, or for a comment.
    slots.put("json", json.replace("<", "\\u003c"));
    return SLOT.matcher(resource(template))
        .replaceAll(slot -> Matcher.quoteReplacement(value(slots, slot.group(1))));
  }

  private String script() {
    return modules.stream()
        .map(SingleFile::resource)
        .map(module -> IMPORT.matcher(module).replaceAll(""))
        .map(module -> EXPORT.matcher(module).replaceAll(""))
        .collect(Collectors.joining("\n", "", "\n" + entry + "();\n"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String value(Map<String, String> slots, String name) {
    return Objects.requireNonNull(
        slots.get(name), () -> template + " has a slot too many: " + name);
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
    try (InputStream in = SingleFile.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, () -> name + " is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
