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
 * A file of steps, written like instructions to a person.
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
   * Reads the steps of a file.
   *
   * @throws UnreadableStepsException if it cannot be read, or contains anything else than steps
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
          "%s, line %d: this is not YAML: %s. Check quotes and brackets, and put a step that contains a colon in double quotes: - caller: \"wait for text 'Status: on'\""
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
          "a steps file begins with \"steps:\", not \"%s:\"".formatted(parser.currentName()));
    }
    expect(JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("a step begins with its actor: - caller: click 'Call'");
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
      throw wrong("the file contains no step");
    }
    return List.copyOf(steps);
  }

  private void expect(JsonToken wanted) {
    JsonToken found = parser.nextToken();
    if (found != wanted) {
      throw wrong(
          switch (wanted) {
            case VALUE_STRING ->
                "write a step after \"%s:\", for example: click 'Call'"
                    .formatted(parser.currentName());
            case END_OBJECT -> "each step begins with its own dash: - caller: click 'Call'";
            default ->
                "the file must begin with the line \"steps:\", and list one step per line below it, such as:\nsteps:\n  - caller: click 'Call'";
          });
    }
  }

  private StepActor actor(String word) {
    return Arrays.stream(StepActor.values())
        .filter(actor -> actor.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                wrong("the actor of a step is caller, callee or both, not \"%s\"".formatted(word)));
  }

  private UnreadableStepsException wrong(String message) {
    return new UnreadableStepsException(
        "%s, line %d: %s".formatted(file, parser.currentTokenLocation().getLineNr(), message));
  }
}
