package io.peerproof.cli;

import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints a usage error: the mistake, a suggestion, and where to find help. */
final class UsageErrorHandler implements IParameterExceptionHandler {

  private static final Pattern EXPECTED =
      Pattern.compile("expected one of \\[([^\\]]*)\\] \\(case-insensitive\\) but was '(.*)'$");

  private final Terminal terminal;

  UsageErrorHandler(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println(name + ": " + origin(e, args) + sentence(e) + suggestion(e));
    terminal.err().println("See: " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      boolean takesCommand = !e.getCommandLine().getSubcommands().isEmpty();
      if (!unmatched.isUnknownOption() && !takesCommand) {
        return "'" + first + "' is one argument too many. Remove it.";
      }
      String kind = unmatched.isUnknownOption() ? "option" : "command";
      return "There is no " + kind + " '" + first + "'.";
    }
    return plain(e.getMessage());
  }

  /**
   * Returns picocli's message in the words of a user: no Java types, values as the help has them.
   */
  private static String plain(String message) {
    String values =
        EXPECTED
            .matcher(message)
            .replaceFirst(
                found ->
                    Matcher.quoteReplacement(
                        String.format(
                            Locale.ROOT,
                            "'%s' is not one of %s.",
                            found.group(2),
                            found.group(1).toLowerCase(Locale.ROOT))));
    return values
        .replaceFirst("' is not an? (int|long)$", "' is not a whole number.")
        .replaceFirst("' is not a double$", "' is not a number.")
        .replaceFirst("' is not a boolean$", "' is neither true nor false.")
        .replaceFirst(
            "^Missing required parameter for option ('.+') \\((.+)\\)$",
            "The option $1 needs a value: $2.")
        .replaceFirst("^Missing required option: (.+)$", "The option $1 is missing. Add it.")
        .replaceFirst("^Missing required parameter: (.+)$", "The argument $1 is missing. Add it.")
        .replaceFirst("^Missing required parameters: (.+)$", "These arguments are missing: $1.");
  }

  /** Returns where the value comes from if it is not on the command line. */
  private static String origin(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    return e.getArgSpec() instanceof OptionSpec option
            && command.getDefaultValueProvider() instanceof ConfigurationFile file
            && file.defaultValue(option) != null
            && Arrays.stream(args).noneMatch(arg -> isNameOf(option, arg))
        ? String.format(
            Locale.ROOT,
            "%s, %s.%s: ",
            file.name(),
            command.getCommandName(),
            option.longestName().replaceFirst("^-+", ""))
        : "";
  }

  private static boolean isNameOf(OptionSpec option, String argument) {
    return Arrays.stream(option.names())
        .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "="));
  }

  private static String suggestion(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? " Did you mean "
            + String.join(" or ", nearest(unmatched.getUnmatched().get(0), unmatched))
            + "?"
        : "";
  }

  /** Returns those of picocli's suggestions that begin and end most like what was typed. */
  private static List<String> nearest(String typed, UnmatchedArgumentException unmatched) {
    List<String> suggestions = unmatched.getSuggestions();
    int most = suggestions.stream().mapToInt(one -> shared(typed, one)).max().orElse(0);
    return suggestions.stream().filter(one -> shared(typed, one) == most).toList();
  }

  /** Counts the characters that two words share at their beginning and at their end. */
  private static int shared(String one, String other) {
    int shortest = Math.min(one.length(), other.length());
    int begin = 0;
    while (begin < shortest && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < shortest - begin
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    return begin + end;
  }
}
