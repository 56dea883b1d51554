package io.peerproof.cli;

import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.Terminal;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints a usage error: the mistake, a suggestion, and where to find help. */
final class UsageErrorHandler implements IParameterExceptionHandler {

  private final Terminal terminal;

  UsageErrorHandler(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println(name + ": " + sentence(e) + suggestion(e));
    terminal.err().println("See: " + name + " --help");
    return ExitCode.USAGE;
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      boolean atRoot = e.getCommandLine().getParent() == null;
      String kind = unmatched.isUnknownOption() ? "option" : atRoot ? "command" : "argument";
      return "There is no " + kind + " '" + first + "'.";
    }
    return e.getMessage();
  }

  private static String suggestion(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? " Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }
}
