package io.peerproof.event;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text of a page, such as a message of its console, for one line of a report or of a terminal. A
 * page could else move the cursor, forge lines or give commands to the service that runs the tests.
 */
public final class PlainText {

  /** Line breaks, and the indentation of the line after them. */
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]+ *");

  /**
   * Control characters (category Cc), those that change the direction of the text after them, and
   * those that nobody sees.
   */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  /**
   * A workflow command of GitHub Actions: {@code ::warning file=a::text}, in any case of letters.
   */
  private static final Pattern COMMAND = Pattern.compile("(?i)(?<!\\S)::(?=[a-z])");

  /**
   * A command of GitHub Actions in its older form ({@code ##[error]text}), of Azure Pipelines
   * ({@code ##vso[task.complete]}) and of TeamCity ({@code ##teamcity[testFailed]}).
   */
  private static final Pattern HASH_COMMAND = Pattern.compile("##(?=[A-Za-z]*\\[)");

  /** The begin or end of a section of GitLab, and of a fold of Travis CI. */
  private static final Pattern SECTION =
      Pattern.compile("(?i)\\b(section|travis_fold|travis_time)(_start|_end|:start|:end):");

  private PlainText() {}

  /** Returns the text on one line, with control characters as {@code \}{@code u001b}. */
  public static String of(String text) {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ");
    String visible =
        CONTROLS
            .matcher(line)
            .replaceAll(
                found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    String harmless = COMMAND.matcher(visible).replaceAll("%3A%3A");
    return SECTION.matcher(HASH_COMMAND.matcher(harmless).replaceAll("# #")).replaceAll("$1$2%3A");
  }
}
