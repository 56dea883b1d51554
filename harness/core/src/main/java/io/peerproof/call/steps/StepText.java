package io.peerproof.call.steps;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders in the text of a step: {@code {room}}, {@code {peer}}, {@code {role}}, names
 * that earlier steps shared, and environment variables such as {@code $PASSWORD}. Two braces or two
 * dollar signs stand for one that is meant: {@code {{room}}}, {@code $$PASSWORD}.
 */
final class StepText {

  /** Names that the harness itself gives; {@code call} is an older name of {@code room}. */
  static final Set<String> OWN = Set.of("room", "call", "peer", "role");

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{\\{(?<literal>[A-Za-z][\\w-]*)\\}\\}"
              + "|\\$\\$(?<dollar>[A-Z][A-Z0-9_]+)\\b"
              + "|(?<![$\\w])\\$(?<variable>[A-Z][A-Z0-9_]+)\\b"
              + "|(?<!\\$)\\{(?<name>[A-Za-z][\\w-]*)\\}");

  private StepText() {}

  /**
   * Checks the placeholders of a step.
   *
   * @param shared names that earlier steps shared
   * @param variables tells if an environment variable is set
   * @throws IllegalArgumentException for an unknown one, with a message for the user
   */
  static void check(Step step, Set<String> shared, Predicate<String> variables) {
    boolean script = step instanceof Step.RunScript;
    for (String text : step.texts()) {
      Matcher found = PLACEHOLDER.matcher(text);
      while (found.find()) {
        String name = found.group("name");
        String variable = found.group("variable");
        // Outside its strings, a script has braces and dollar signs of its own.
        boolean code = script && !ScriptStrings.contains(text, found.start());
        if (name != null && !code && !OWN.contains(name) && !shared.contains(name)) {
          throw new IllegalArgumentException(unknown(name, step, shared));
        }
        if (variable != null && !code && !variables.test(variable)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "there is no environment variable %s for the $%s in \"%s\". Set it, or write $$%s if the page is to get the dollar sign",
                  variable,
                  variable,
                  step.words(),
                  variable));
        }
      }
    }
  }

  private static String unknown(String name, Step step, Set<String> shared) {
    return String.format(
        Locale.ROOT,
        "nothing is called {%s} in \"%s\": no earlier step shared it. The names are: {room}, {peer}, {role}%s. Write {{%s}} if the page is to get the braces",
        name,
        step.words(),
        shared.stream().sorted().map(one -> ", {" + one + "}").reduce("", String::concat),
        name);
  }

  /**
   * Returns the text with values in the place of its placeholders; what has no value stays.
   *
   * @param values value of a name
   * @param variables value of an environment variable
   */
  static String fill(
      String text,
      Function<String, Optional<String>> values,
      Function<String, Optional<String>> variables) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, text, values, variables)));
  }

  private static String value(
      MatchResult found,
      String text,
      Function<String, Optional<String>> values,
      Function<String, Optional<String>> variables) {
    String whole = found.group();
    if (whole.startsWith("{{")) {
      return whole.substring(1, whole.length() - 1);
    }
    if (whole.startsWith("$$")) {
      return whole.substring(1);
    }
    return whole.startsWith("$")
        ? variables.apply(whole.substring(1)).orElse(whole)
        : values.apply(whole.substring(1, whole.length() - 1)).orElse(whole);
  }

  /** Returns the environment variables in a text. */
  static Set<String> variables(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(whole -> whole.startsWith("$") && !whole.startsWith("$$"))
        .map(whole -> whole.substring(1))
        .collect(java.util.stream.Collectors.toSet());
  }

  /**
   * Returns a typed text for a message: its placeholders as they are written, and a mask for the
   * rest, since nobody knows which field takes a password.
   */
  static String masked(String typed) {
    return PLACEHOLDER.matcher(typed).replaceAll("").isEmpty() ? typed : "***";
  }

  /** Returns {@code 2nd } for 2; empty for 0, a target without a number. */
  static String ordinal(int number) {
    if (number == 0) {
      return "";
    }
    String suffix =
        number / 10 % 10 == 1
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return String.format(Locale.ROOT, "%d%s ", number, suffix);
  }
}
