package io.peerproof.report.trend;

import io.peerproof.report.RunReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the page that a run requested, so that calls of different pages are not joined. An older
 * report has no settings: there the command tells, without what a configuration file said.
 */
final class RequestedPage {

  /** Options with a value that define the opened page and its steps. */
  private static final Set<String> OF_PAGES =
      Set.of("--caller-url", "--callee-url", "--serve", "--steps", "--expect-source");

  /** Options without a value: the next argument is not their value. */
  private static final Set<String> FLAGS =
      Set.of(
          "--headed",
          "--insecure",
          "--json",
          "--loopback",
          "--no-install",
          "--same-browser",
          "--screenshots",
          "--stop-early",
          "--verbose",
          "-v");

  /** The default page of the demo, and that of another folder. */
  private static final String USUAL =
      "|/\\?room=\\{call\\}&name=.*|/\\?room=\\{room\\}&role=\\{role\\}";

  private static final String DEMO_FOLDER = "|io/peerproof/pages/web";

  private RequestedPage() {}

  /** Returns a readable form: {@code /mine.html, serve dist}; empty for the demo page. */
  static Optional<String> of(RunReport report) {
    Map<String, String> settings = report.settings();
    return settings == null ? of(report.command()) : of(settings);
  }

  private static Optional<String> of(Map<String, String> settings) {
    List<String> asked = new ArrayList<>();
    String caller = settings.getOrDefault("caller.page", "");
    String callee = settings.getOrDefault("callee.page", "");
    String same = caller.equals(callee) ? "" : "caller-url ";
    addUnless(USUAL, asked, same, caller);
    if (!same.isEmpty()) {
      addUnless(USUAL, asked, "callee-url ", callee);
    }
    String folders = settings.getOrDefault("server.pages", "");
    addUnless(DEMO_FOLDER, asked, "serve ", folders.replaceFirst("^/ ", ""));
    addUnless("", asked, "steps ", settings.getOrDefault("steps", ""));
    addUnless("camera", asked, "expect-source ", settings.getOrDefault("source", "camera"));
    Collections.sort(asked);
    return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", asked));
  }

  private static void addUnless(String usual, List<String> asked, String name, String value) {
    if (!value.matches(usual)) {
      asked.add(name + value);
    }
  }

  private static Optional<String> of(List<String> command) {
    List<String> asked = new ArrayList<>();
    String option = "";
    for (String word : command) {
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? option : word.substring(0, equals);
      String value = equals < 0 ? word : word.substring(equals + 1);
      boolean begins = equals < 0 && word.startsWith("-");
      option = begins && !FLAGS.contains(word) ? word : "";
      if (begins) {
        continue;
      }
      if (name.equals("--page") || (name.isEmpty() && value.matches("(https?:/)?/.*"))) {
        asked.add(value);
      } else if (OF_PAGES.contains(name)) {
        asked.add(name.substring(2) + " " + value);
      }
    }
    Collections.sort(asked);
    return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", asked));
  }
}
