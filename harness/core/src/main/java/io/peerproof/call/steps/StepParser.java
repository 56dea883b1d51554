package io.peerproof.call.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an instruction such as {@code click 'Call'}. */
final class StepParser {

  private static final String QUOTED = "'(.+)'";

  private static final Map<Pattern, BiFunction<StepActor, Matcher, Step>> FORMS =
      new LinkedHashMap<>();

  static {
    form("wait for text " + QUOTED, (who, m) -> new Step.WaitForText(who, m.group(1)));
    form("wait for element " + QUOTED, (who, m) -> new Step.WaitForElement(who, m.group(1)));
    form("click " + QUOTED, (who, m) -> new Step.Click(who, m.group(1)));
    form("type '(.*)' into '(.+)'", (who, m) -> new Step.Type(who, m.group(1), m.group(2)));
    form("press (\\S+)", (who, m) -> new Step.Press(who, key(m.group(1))));
    form("run script '(.+)'", (who, m) -> new Step.RunScript(who, m.group(1)));
    form(
        "share '(.+)' as \\{?([A-Za-z]\\w*)\\}?",
        (who, m) -> new Step.Share(who, m.group(1), m.group(2)));
  }

  /** List of all instructions, for a message. */
  static final String ALL =
      """
        click 'Call'                    'Call' is a CSS selector or the visible text
        type 'Ann' into '#name'
        press Enter
        wait for text 'Connected'
        wait for element '#hang-up'
        run script 'window.start()'
        share '#my-id' as peerId        later steps use its text as {peerId}"""
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
          "\"%s\" is incomplete. Put an instruction that contains a colon in double quotes: - caller: \"wait for text 'Status: on'\""
              .formatted(instruction.strip()));
    }
    throw new IllegalArgumentException(
        "\"%s\" is not a step. The steps are:%n%s".formatted(instruction.strip(), ALL));
  }

  private static NamedKey key(String name) {
    return NamedKey.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "press does not know the key %s. Use one of: %s. For letters, use: type 'abc' into '#field'"
                        .formatted(name, NamedKey.all())));
  }
}
