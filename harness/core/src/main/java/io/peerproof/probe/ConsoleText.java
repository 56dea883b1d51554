package io.peerproof.probe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The text of what a page gave its console, of {@code Runtime.RemoteObject}s.
 *
 * @see <a href="https://console.spec.whatwg.org/#formatter">Console Standard, Formatter</a>
 */
final class ConsoleText {

  private static final Pattern SPECIFIER = Pattern.compile("%[sdifoOc]");

  /** Of an error's description: the stack, which stands in lines of its own below the message. */
  private static final Pattern STACK = Pattern.compile("(?m)(\\R[ ]{4}at .*)+\\s*\\z");

  private ConsoleText() {}

  static String of(List<JsonNode> values) {
    if (values.isEmpty()) {
      return "";
    }
    String first = ofObject(values.get(0));
    int used = 1;
    StringBuilder text = new StringBuilder();
    if (values.get(0).path("type").asString("").equals("string")) {
      Matcher specifier = SPECIFIER.matcher(first);
      while (used < values.size() && specifier.find()) {
        String put =
            specifier.group().equals("%c")
                ? ""
                : number(specifier.group(), ofObject(values.get(used)));
        specifier.appendReplacement(text, Matcher.quoteReplacement(put));
        used++;
      }
      specifier.appendTail(text);
    } else {
      text.append(first);
    }
    return values.stream()
        .skip(used)
        .map(ConsoleText::ofObject)
        .collect(Collectors.joining(" ", used < values.size() ? text + " " : text.toString(), ""));
  }

  private static String number(String specifier, String value) {
    boolean whole = specifier.equals("%d") || specifier.equals("%i");
    return whole && value.matches("-?\\d+\\.\\d+") ? value.substring(0, value.indexOf('.')) : value;
  }

  /** A stack of 100,000 lines is not searched for its end: what matters is before it. */
  private static String withoutStack(String description) {
    String begin =
        description.length() > TextLimit.MOST
            ? description.substring(0, TextLimit.MOST)
            : description;
    String message = STACK.matcher(begin).replaceAll("");
    return message.length() < begin.length() ? message : description;
  }

  /** A value as a string, an error as its name and message, an object by its description. */
  static String ofObject(JsonNode object) {
    if (object.path("subtype").asString("").equals("error")) {
      return withoutStack(object.path("description").asString(""));
    }
    JsonNode value = object.path("value");
    if (value.isString() || value.isBoolean() || value.isNull()) {
      return value.isNull() ? "null" : value.asString();
    }
    // 1e21, NaN and 10n as JavaScript writes them.
    JsonNode description = object.path("description");
    return description.isString() ? description.asString() : object.path("type").asString("");
  }
}
