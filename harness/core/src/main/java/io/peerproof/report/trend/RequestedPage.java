package io.peerproof.report.trend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the page that a command requested, so that calls of different pages are not joined. The
 * report of a passed call contains no address except in its command. Settings of a configuration
 * file are unknown here.
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
          "--no-install",
          "--screenshots",
          "--stop-early",
          "--verbose",
          "-v");

  private RequestedPage() {}

  /** Returns a readable form: {@code /mine.html, serve dist}; empty for the demo page. */
  static Optional<String> of(List<String> command) {
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
