package io.peerproof.event;

import java.util.regex.Pattern;

/**
 * Text of a page, such as a message of its console, for one line of a report or of a terminal. A
 * page could else move the cursor, forge lines or give commands to the service that runs the tests.
 */
public final class PlainText {

  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]+");

  /**
   * Control characters (category Cc), and those that change the direction of the text after them.
   */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /**
   * A workflow command of GitHub Actions: {@code ::warning file=a::text}, {@code ##[error]text}.
   */
  private static final Pattern COMMAND = Pattern.compile("(?<!\\S)::(?=[a-z])");

  private static final Pattern OLD_COMMAND = Pattern.compile("##(?=\\[)");

  private PlainText() {}

  /** Returns the text on one line, with control characters as {@code \}{@code u001b}. */
  public static String of(String text) {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ");
    String visible =
        CONTROLS
            .matcher(line)
            .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    return OLD_COMMAND.matcher(COMMAND.matcher(visible).replaceAll("%3A%3A")).replaceAll("# #");
  }
}
