package io.peerproof.call.steps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Steps in a file, which reads like what one tells a person.
 *
 * <pre>{@code
 * steps:
 *   - callee: share '#my-id' as peerId
 *   - caller: type '{peerId}' into '#other-id'
 *   - caller: click 'Call'
 *   - both: wait for text 'Connected'
 * }</pre>
 */
public final class StepsFile {

  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  private final Path file;
  private final JsonParser parser;
  private final List<Step> steps = new ArrayList<>();

  private StepsFile(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * @throws UnreadableStepsException when it cannot be read, or holds something else than steps
   */
  public static List<Step> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UnreadableStepsException(
          Files.exists(file)
              ? file + " cannot be read: " + e.getMessage()
              : "there is no file " + file,
          e);
    }
    try (JsonParser parser = YAML.createParser(text)) {
      return new StepsFile(file, parser).read();
    } catch (JacksonException e) {
      throw new UnreadableStepsException(
          "%s, line %d: this is not YAML: %s. An instruction with a colon in it stands in double quotes: - caller: \"wait for text 'Status: on'\""
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("").replaceFirst("[.:]$", "")),
          e);
    }
  }

  private List<Step> read() {
    expect(JsonToken.START_OBJECT);
    expect(JsonToken.PROPERTY_NAME);
    if (!"steps".equals(parser.currentName())) {
      throw wrong(
          "a file of steps begins with \"steps:\", not \"%s:\"".formatted(parser.currentName()));
    }
    expect(JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("a step begins with who does it: - caller: click 'Call'");
      }
      expect(JsonToken.PROPERTY_NAME);
      StepActor actor = actor(parser.currentName());
      expect(JsonToken.VALUE_STRING);
      try {
        steps.add(StepParser.read(actor, parser.getString()));
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
      expect(JsonToken.END_OBJECT);
    }
    if (steps.isEmpty()) {
      throw wrong("there is no step in it");
    }
    return List.copyOf(steps);
  }

  private void expect(JsonToken wanted) {
    JsonToken found = parser.nextToken();
    if (found != wanted) {
      throw wrong(
          switch (wanted) {
            case VALUE_STRING ->
                "after \"%s:\" stands what is done: click 'Call'".formatted(parser.currentName());
            case END_OBJECT -> "each step begins with a dash of its own: - caller: click 'Call'";
            default -> "a file of steps is \"steps:\", and below it a list: - caller: click 'Call'";
          });
    }
  }

  private StepActor actor(String word) {
    return Arrays.stream(StepActor.values())
        .filter(actor -> actor.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> wrong("a step is done by caller, callee or both, not by \"%s\"".formatted(word)));
  }

  private UnreadableStepsException wrong(String message) {
    return new UnreadableStepsException(
        "%s, line %d: %s".formatted(file, parser.currentTokenLocation().getLineNr(), message));
  }
}
