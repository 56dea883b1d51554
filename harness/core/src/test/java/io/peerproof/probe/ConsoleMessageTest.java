package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PageEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsoleMessageTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode called(String type, String... values) {
    return JSON.readTree(
        """
        {"type": "%s", "timestamp": 1000.5, "args": [%s],
         "stackTrace": {"callFrames": [{"url": "https://shop/a.js", "lineNumber": 6}]}}"""
            .formatted(type, String.join(", ", values)));
  }

  private static String text(String... values) {
    return ConsoleMessage.called(called("error", values))
        .map(event -> ((PageEvent.Log) event).text())
        .orElseThrow();
  }

  private static String string(String value) {
    return "{\"type\": \"string\", \"value\": \"" + value + "\"}";
  }

  private static String number(String value) {
    return "{\"type\": \"number\", \"value\": %s, \"description\": \"%s\"}".formatted(value, value);
  }

  @ParameterizedTest
  @CsvSource({"warning, warn", "error, error", "assert, error"})
  void a_complaint_is_told_with_its_level_and_the_line_that_made_it(String type, String level) {
    assertThat(ConsoleMessage.called(called(type, string("no"))))
        .contains(new PageEvent.Log(1000.5, level, "no", "https://shop/a.js:7"));
  }

  @ParameterizedTest
  @CsvSource({"log", "info", "debug", "trace", "table"})
  void what_is_no_complaint_is_not_told(String type) {
    assertThat(ConsoleMessage.called(called(type, string("well")))).isEmpty();
  }

  @Test
  void values_stand_side_by_side() {
    assertThat(
            text(
                string("a"),
                number("1.5"),
                "{\"type\": \"boolean\", \"value\": true}",
                "{\"type\": \"object\", \"subtype\": \"null\", \"value\": null}",
                "{\"type\": \"undefined\"}",
                "{\"type\": \"bigint\", \"unserializableValue\": \"3n\", \"description\": \"3n\"}",
                "{\"type\": \"object\", \"className\": \"Map\", \"description\": \"Map(2)\"}"))
        .isEqualTo("a 1.5 true null undefined 3n Map(2)");
  }

  @Test
  void a_format_takes_the_values_that_follow_it() {
    assertThat(text(string("%s of %d%c!"), string("$1"), number("2.75"), string("color: red")))
        .isEqualTo("$1 of 2!");
    assertThat(text(string("100%s and %s"), string("%"), string("more"), string("left")))
        .isEqualTo("100% and more left");
    assertThat(text(string("%s and %s"), string("one"))).isEqualTo("one and %s");
  }

  @Test
  void an_error_is_told_without_its_stack() {
    String error =
        """
        {"type": "object", "subtype": "error",
         "description": "TypeError: at first\\n    at least two lines: no\\n    at f (https://shop/a.js:1:2)"}""";

    assertThat(text(string("failed:"), error)).startsWith("failed: TypeError: at first");
    assertThat(text(error)).doesNotContain("https://shop/a.js");
  }

  @Test
  void an_exception_without_a_stack_is_told_with_the_place_of_its_script() {
    JsonNode thrown =
        JSON.readTree(
            """
            {"timestamp": 7, "exceptionDetails": {"text": "Uncaught", "url": "https://shop/b.js",
             "lineNumber": 2, "exception": {"type": "string", "value": "no"}}}""");

    assertThat(ConsoleMessage.thrown(thrown))
        .isEqualTo(new PageEvent.Log(7, "error", "no", "https://shop/b.js:3"));
  }
}
