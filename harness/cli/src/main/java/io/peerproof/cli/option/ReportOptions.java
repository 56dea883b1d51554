package io.peerproof.cli.option;

import io.peerproof.report.RunDirectory;
import io.peerproof.report.UnusableFolderException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for the report of a command. */
public final class ReportOptions {

  private static final Path RUNS = Path.of("target", "peerproof");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the report; one that contains a report is refused. Default: a new folder in target/peerproof, to which the link target/peerproof/latest then points.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print only the report, as JSON.")
  private boolean json;

  /** Returns true if only the report is printed, as JSON. */
  public boolean json() {
    return json;
  }

  /**
   * Creates the folder for this run.
   *
   * @throws ParameterException if it cannot be created, or contains another run
   */
  public RunDirectory folder(Clock clock) {
    return usable(() -> out == null ? RunDirectory.inside(RUNS, clock) : RunDirectory.at(out));
  }

  /**
   * Opens the folder of an earlier run, to continue it.
   *
   * @throws ParameterException if it is not the folder of a run
   */
  public RunDirectory existingFolder(Path earlier) {
    return usable(() -> RunDirectory.reopen(earlier));
  }

  private RunDirectory usable(Supplier<RunDirectory> folder) {
    try {
      return folder.get();
    } catch (UnusableFolderException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
