package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the Chrome DevTools Protocol tells of the console and of exceptions that nobody
 * caught, at the levels and with the places that WebDriver BiDi gives them.
 *
 * @see <a href="https://w3c.github.io/webdriver-bidi/#event-log-entryAdded">log.entryAdded</a>
 */
final class ConsoleMessage {

  /** Functions of the console whose messages are worth an event, and their levels. */
  private static final Map<String, String> LEVELS =
      Map.of("warning", "warn", "error", "error", "assert", "error");

  private ConsoleMessage() {}

  /**
   * @param called {@code Runtime.consoleAPICalled}
   * @return empty for a message of another level
   */
  static Optional<PageEvent> called(JsonNode called) {
    return Optional.ofNullable(LEVELS.get(called.path("type").asString("")))
        .map(
            level ->
                new PageEvent.Log(
                    called.path("timestamp").asDouble(0),
                    level,
                    ConsoleText.of(called.path("args").values().stream().toList()),
                    topOf(called.path("stackTrace"))));
  }

  /**
   * @param thrown {@code Runtime.exceptionThrown}
   */
  static PageEvent thrown(JsonNode thrown) {
    JsonNode details = thrown.path("exceptionDetails");
    JsonNode exception = details.path("exception");
    String text =
        exception.isMissingNode()
            ? details.path("text").asString("")
            : ConsoleText.ofObject(exception);
    String top = topOf(details.path("stackTrace"));
    return new PageEvent.Log(
        thrown.path("timestamp").asDouble(0),
        "error",
        text,
        top == null && details.path("url").isString() ? placeOf(details) : top);
  }

  private static @Nullable String topOf(JsonNode trace) {
    JsonNode top = trace.path("callFrames").path(0);
    return top.isMissingNode() ? null : placeOf(top);
  }

  /** The protocol counts lines from 0, people from 1. */
  private static String placeOf(JsonNode frame) {
    return frame.path("url").asString("") + ":" + (frame.path("lineNumber").asLong(0) + 1);
  }
}
