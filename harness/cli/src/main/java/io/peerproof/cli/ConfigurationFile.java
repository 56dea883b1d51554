package io.peerproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file {@code peerproof.yaml} of the working directory, with the values of options that the
 * command line does not set. It has a key per command, and below it a key per option: its long name
 * without the dashes.
 *
 * <pre>{@code
 * matrix:
 *   browsers: [chrome, chrome@beta]
 *   calls: 30
 *   stop-early: true
 * }</pre>
 */
final class ConfigurationFile implements IDefaultValueProvider {

  /** The file that is read if it exists. */
  static final Path DEFAULT = Path.of("peerproof.yaml");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Options of each command by their long names. */
  private final Map<String, Map<String, String>> byCommand;

  private final Path file;

  private ConfigurationFile(Path file, Map<String, Map<String, String>> byCommand) {
    this.file = file;
    this.byCommand = byCommand;
  }

  /** The name of the file, without its folder. */
  String name() {
    return file.getFileName().toString();
  }

  /** Thrown when the file is unusable. The message says why, and what to do. */
  static final class UnusableConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableConfigurationException(String message) {
      super(message);
    }
  }

  /**
   * Reads a file.
   *
   * @param commands the known commands, for checking the names of commands and options
   * @throws UnusableConfigurationException if it is not YAML, or names an unknown command or option
   */
  static ConfigurationFile read(Path file, Map<String, CommandLine> commands) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UnusableConfigurationException(file + " cannot be read: " + e.getMessage() + ".");
    }
    Map<String, Map<String, String>> byCommand = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : object(file, "", parse(file, text)).entrySet()) {
      CommandLine command = commands.get(entry.getKey());
      if (command == null) {
        throw unknown(file, "command", entry.getKey(), new ArrayList<>(commands.keySet()));
      }
      byCommand.put(entry.getKey(), options(file, entry.getKey(), entry.getValue(), command));
    }
    return new ConfigurationFile(file, byCommand);
  }

  private static JsonNode parse(Path file, String text) {
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      throw new UnusableConfigurationException(
          String.format(
              Locale.ROOT,
              "%s is not YAML (line %d, column %d): %s.",
              file,
              e.getLocation().getLineNr(),
              e.getLocation().getColumnNr(),
              firstLine(e.getOriginalMessage())));
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("[.:]?\\s*$", "");
  }

  private static Map<String, String> options(
      Path file, String name, JsonNode node, CommandLine command) {
    Map<String, String> values = new TreeMap<>();
    List<String> known =
        command.getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp())
            .map(OptionSpec::longestName)
            .map(longest -> longest.substring(2))
            .sorted()
            .toList();
    object(file, name, node)
        .forEach(
            (option, value) -> {
              if (!known.contains(option)) {
                throw unknown(file, "option for the command " + name + " named", option, known);
              }
              values.put(option, text(file, name + "." + option, value));
            });
    return values;
  }

  private static Map<String, JsonNode> object(Path file, String where, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw new UnusableConfigurationException(
          String.format(
              Locale.ROOT,
              "%s: %s must contain names and values, one per line (calls: 30), not %s.",
              file,
              where.isEmpty() ? "it" : where,
              shown(node)));
    }
    return node.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
  }

  /** Returns the value as on the command line: the items of a list are separated by commas. */
  private static String text(Path file, String where, JsonNode value) {
    if (value.isArray()) {
      return value.values().stream()
          .map(one -> text(file, where, one))
          .collect(Collectors.joining(","));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(entry -> entry.getKey() + "=" + text(file, where, entry.getValue()))
          .collect(Collectors.joining(","));
    }
    if (value.isNull()) {
      throw new UnusableConfigurationException(
          file + ": " + where + " has no value. Write one, or remove the line.");
    }
    return value.asString();
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static UnusableConfigurationException unknown(
      Path file, String kind, String name, List<String> known) {
    return new UnusableConfigurationException(
        String.format(
            Locale.ROOT,
            "%s: there is no %s '%s'. Write one of: %s.",
            file,
            kind,
            name,
            String.join(", ", known.stream().sorted().toList())));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    CommandSpec command = argument.command();
    return argument.isOption()
        ? byCommand
            .getOrDefault(command.name(), Map.of())
            .get(((OptionSpec) argument).longestName().replaceFirst("^--?", ""))
        : null;
  }
}
