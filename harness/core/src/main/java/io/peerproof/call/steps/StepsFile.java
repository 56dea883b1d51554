package io.peerproof.call.steps;

import io.peerproof.browser.platform.HostEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  private final Set<String> shared = new HashSet<>();
  private final Predicate<String> variables;

  private StepsFile(Path file, JsonParser parser, Predicate<String> variables) {
    this.file = file;
    this.parser = parser;
    this.variables = variables;
  }

  /**
   * Reads the steps of a file.
   *
   * @throws UnreadableStepsException if it cannot be read, or contains anything else than steps, or
   *     a step uses a name that nothing has
   */
  public static List<Step> read(Path file) {
    return read(file, StepsFile::isSet);
  }

  /**
   * Reads the steps of a file.
   *
   * @param variables tells if an environment variable is set
   */
  static List<Step> read(Path file, Predicate<String> variables) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UnreadableStepsException(
          Files.exists(file)
              ? file + " cannot be read: " + e.getMessage()
              : "There is no file " + file + ". Name the YAML file that contains the steps.",
          e);
    }
    return parse(text, file, variables);
  }

  /**
   * Parses the text of a file, which messages name.
   *
   * @throws UnreadableStepsException as {@link #read(Path)}
   */
  static List<Step> parse(String text, Path file, Predicate<String> variables) {
    try (JsonParser parser = YAML.createParser(text)) {
      return new StepsFile(file, parser, variables).read();
    } catch (JacksonException e) {
      throw new UnreadableStepsException(
          String.format(
              Locale.ROOT,
              "%s, line %d: this is not YAML: %s. Check quotes and brackets, and put a step that contains a colon in double quotes: - caller: \"wait for text 'Status: on'\"",
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
          String.format(
              Locale.ROOT,
              "a steps file begins with \"steps:\", not \"%s:\"",
              parser.currentName()));
    }
    expect(JsonToken.START_ARRAY);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("the step has no actor. Write one before it: - caller: click 'Call'");
      }
      expect(JsonToken.PROPERTY_NAME);
      StepActor actor = actor(parser.currentName());
      expect(JsonToken.VALUE_STRING);
      try {
        Step step = StepParser.read(actor, parser.getString());
        StepText.check(step, shared, variables);
        names(step).ifPresent(shared::add);
        steps.add(step);
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

  /** Returns the name that a step gives to a text. */
  private static Optional<String> names(Step step) {
    if (step instanceof Step.Share share) {
      return Optional.of(share.name());
    }
    return step instanceof Step.ShareAddress share ? Optional.of(share.name()) : Optional.empty();
  }

  /**
   * Checks the placeholders of steps that no file holds.
   *
   * @throws IllegalArgumentException for an unknown one, with a message for the user
   */
  public static void check(List<Step> steps) {
    Set<String> shared = new HashSet<>();
    for (Step step : steps) {
      StepText.check(step, shared, StepsFile::isSet);
      names(step).ifPresent(shared::add);
    }
  }

  private static boolean isSet(String variable) {
    return HostEnvironment.here().variable(variable).isPresent();
  }

  private void expect(JsonToken wanted) {
    JsonToken found = parser.nextToken();
    if (found != wanted) {
      throw wrong(
          switch (wanted) {
            case VALUE_STRING ->
                String.format(
                    Locale.ROOT,
                    "write a step after \"%s:\", for example: click 'Call'",
                    parser.currentName());
            case END_OBJECT -> "each step begins with its own dash: - caller: click 'Call'";
            default ->
                "the file needs the line \"steps:\", and below it one step per line, such as:\nsteps:\n  - caller: click 'Call'";
          });
    }
  }

  private StepActor actor(String word) {
    return Arrays.stream(StepActor.values())
        .filter(actor -> actor.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    String.format(
                        Locale.ROOT,
                        "\"%s\" is not an actor. Write caller, callee or both. In a call of more than two peers, write peer1 to peer8 or all.",
                        word)));
  }

  private UnreadableStepsException wrong(String message) {
    return new UnreadableStepsException(
        String.format(
            Locale.ROOT,
            "%s, line %d: %s",
            file,
            parser.currentTokenLocation().getLineNr(),
            message));
  }
}
