package io.peerproof.call.steps;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses an instruction such as {@code click 'Call'}. */
final class StepParser {

  private static final String QUOTED = "'(.+)'";

  /** A quoted text, and maybe the number of the match before it: {@code 2nd 'Call'}. */
  private static final String TARGET = "(?:(\\d{1,3})(?:st|nd|rd|th) )?'(.+)'";

  private static final String NAME = "\\{?([A-Za-z]\\w*)\\}?";

  private static final Map<Pattern, BiFunction<StepActor, Matcher, Step>> FORMS =
      new LinkedHashMap<>();

  static {
    form("wait for text " + QUOTED, (who, m) -> new Step.WaitForText(who, m.group(1)));
    form("wait for address " + QUOTED, (who, m) -> new Step.WaitForAddress(who, m.group(1)));
    form(
        "wait for (?:element )?" + TARGET,
        (who, m) -> new Step.WaitForElement(who, m.group(2), number(m.group(1))));
    form("click " + TARGET, (who, m) -> new Step.Click(who, m.group(2), number(m.group(1))));
    form(
        "type '(.*)' into " + TARGET,
        (who, m) -> new Step.Type(who, m.group(1), m.group(3), number(m.group(2))));
    form("press (\\S+)", (who, m) -> new Step.Press(who, key(m.group(1))));
    form("run script '(.+)'", (who, m) -> new Step.RunScript(who, m.group(1)));
    form("share address as " + NAME, (who, m) -> new Step.ShareAddress(who, m.group(1)));
    form(
        "share " + TARGET + " as " + NAME,
        (who, m) -> new Step.Share(who, m.group(2), m.group(3), number(m.group(1))));
    form("open " + QUOTED, (who, m) -> new Step.Open(who, m.group(1)));
    form("accept dialog", (who, m) -> new Step.AcceptDialog(who));
    form("dismiss dialog", (who, m) -> new Step.DismissDialog(who));
    form("answer dialog with '(.*)'", (who, m) -> new Step.AnswerDialog(who, m.group(1)));
  }

  /** List of all instructions, for a message. */
  static final String ALL =
      """
        click 'Call'                    'Call' is a CSS selector or the visible text
        click 2nd 'Call'                the second visible match; all steps with an element take it
        type 'Ann' into '#name'
        press Enter
        wait for text 'Connected'
        wait for element '#hang-up'
        wait for address '/room/'
        run script 'window.start()'
        share '#my-id' as peerId        later steps use its text as {peerId}
        share address as link           later steps use the page's address as {link}
        open '{link}'
        accept dialog
        dismiss dialog
        answer dialog with 'Ann'
        {room}, {peer}, {role} and environment variables, $PASSWORD, may stand in each text"""
          .replaceAll("(?m)^", "  ");

  private StepParser() {}

  private static void form(String pattern, BiFunction<StepActor, Matcher, Step> step) {
    FORMS.put(Pattern.compile("(?s)" + pattern), step);
  }

  /**
   * @throws IllegalArgumentException if it is not an instruction, with a message for the user
   */
  static Step read(StepActor actor, String instruction) {
    for (Map.Entry<Pattern, BiFunction<StepActor, Matcher, Step>> form : FORMS.entrySet()) {
      Matcher matcher = form.getKey().matcher(instruction.strip());
      if (matcher.matches()) {
        return form.getValue().apply(actor, matcher);
      }
    }
    if (instruction.chars().filter(character -> character == '\'').count() == 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"%s\" has no closing quote ('). Add it. If the instruction contains a colon, put all of it in double quotes: - caller: \"wait for text 'Status: on'\"",
              instruction.strip()));
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "\"%s\" is not a step. The steps are:%n%s", instruction.strip(), ALL));
  }

  private static int number(@Nullable String ordinal) {
    if (ordinal == null) {
      return 0;
    }
    int number = Integer.parseInt(ordinal);
    if (number == 0) {
      throw new IllegalArgumentException("0th is not a match. Matches are counted from 1st.");
    }
    return number;
  }

  private static NamedKey key(String name) {
    return NamedKey.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "press does not know the key %s. Use one of: %s. For letters, use: type 'abc' into '#field'",
                        name,
                        NamedKey.all())));
  }
}
