package io.peerproof.cli;

import io.peerproof.browser.download.BrowserCatalog;
import io.peerproof.cli.command.BrowsersCommand;
import io.peerproof.cli.command.BrowsersInstallCommand;
import io.peerproof.cli.command.BrowsersPruneCommand;
import io.peerproof.cli.command.CallCommand;
import io.peerproof.cli.command.CallRunFunction;
import io.peerproof.cli.command.CompareCommand;
import io.peerproof.cli.command.DoctorCommand;
import io.peerproof.cli.command.DoctorRunner;
import io.peerproof.cli.command.ExportCommand;
import io.peerproof.cli.command.MatrixCommand;
import io.peerproof.cli.command.MatrixRunFunction;
import io.peerproof.cli.command.PeerproofCommand;
import io.peerproof.cli.command.ReportCommand;
import io.peerproof.cli.command.ServeCommand;
import io.peerproof.cli.command.TimingCommand;
import io.peerproof.cli.command.TimingRunFunction;
import io.peerproof.cli.command.TrendCommand;
import io.peerproof.cli.output.ComparisonOutput;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/**
 * The command line, with the functions that its commands call.
 *
 * @param maker makes calls
 * @param matrixMaker compares browsers
 * @param timingMaker makes series of calls
 * @param examination checks the machine
 * @param stopSignal blocks until a server should stop
 * @param terminal receives results, progress and errors
 * @param environment variables that set what no option sets
 * @param configuration file with the values of options that the command line does not set
 * @param clock dates the folders of runs
 */
public record Cli(
    CallRunFunction maker,
    MatrixRunFunction matrixMaker,
    TimingRunFunction timingMaker,
    DoctorRunner examination,
    ServeCommand.StopSignal stopSignal,
    Terminal terminal,
    Map<String, String> environment,
    Path configuration,
    Clock clock) {

  private CommandLine browsers(RunLog log) {
    Function<Consumer<String>, BrowserCatalog> catalogs = BrowserCatalog::onThisMachine;
    return new CommandLine(new BrowsersCommand(catalogs, terminal, log))
        .addSubcommand(new BrowsersInstallCommand(catalogs, terminal, log))
        .addSubcommand(new BrowsersPruneCommand(catalogs, terminal, log));
  }

  /** Runs the command that {@code arguments} name and returns the exit code. */
  public int run(String... arguments) {
    try (RunLog log = RunLog.silent(terminal.err())) {
      CommandLine command = commands(log);
      if (Files.exists(configuration)) {
        try {
          ConfigurationFile file = ConfigurationFile.read(configuration, command.getSubcommands());
          command
              .setDefaultValueProvider(file)
              .setExecutionStrategy(parsed -> execute(parsed, file));
        } catch (ConfigurationFile.UnusableConfigurationException e) {
          terminal.err().println("peerproof: " + e.getMessage());
          return ExitCode.USAGE;
        }
      }
      return command
          .setOut(new PrintWriter(terminal.out(), true))
          .setErr(new PrintWriter(terminal.err(), true))
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setColorScheme(Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF))
          .setUsageHelpWidth(Math.max(60, Math.min(terminal.columns(), 100)))
          .setParameterExceptionHandler(new UsageErrorHandler(terminal))
          .setExecutionExceptionHandler(new ExecutionErrorHandler(terminal, log))
          .execute(arguments);
    }
  }

  /** Runs the parsed command, unless another user's file names a program that it would run. */
  private int execute(ParseResult parsed, ConfigurationFile file) {
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    Optional<String> refusal =
        command.isUsageHelpRequested()
            ? Optional.empty()
            : new ProgramEntryCheck(configuration, file::defaultValue, environment)
                .refusal(command);
    if (refusal.isPresent()) {
      terminal.err().println("peerproof: " + refusal.get());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** The program and its commands, before any argument is read. */
  CommandLine commands(RunLog log) {
    return new CommandLine(new PeerproofCommand())
        .addSubcommand(new CallCommand(maker, terminal, log, environment, clock))
        .addSubcommand(
            new MatrixCommand(
                matrixMaker,
                terminal,
                log,
                new ComparisonOutput(terminal, environment),
                environment,
                clock))
        .addSubcommand(new CompareCommand(log, new ComparisonOutput(terminal, environment), clock))
        .addSubcommand(new TimingCommand(timingMaker, terminal, log, environment, clock))
        .addSubcommand(new ReportCommand(terminal, log))
        .addSubcommand(new ExportCommand(terminal, log, environment))
        .addSubcommand(new TrendCommand(terminal, log))
        .addSubcommand(new ServeCommand(terminal, log, stopSignal))
        .addSubcommand(new DoctorCommand(examination, terminal, log, environment))
        .addSubcommand(browsers(log))
        .addSubcommand(new CommandLine.HelpCommand());
  }
}
