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

/** Where the report of a command goes. */
public final class ReportOptions {

  private static final Path RUNS = Path.of("target", "peerproof");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of the report. Default: one of its own in target/peerproof, and the link latest beside it.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
  private boolean json;

  /** Whether the report is to be printed, and nothing else. */
  public boolean json() {
    return json;
  }

  /**
   * The folder, made for this run.
   *
   * @throws ParameterException when it cannot be made, or holds another run
   */
  public RunDirectory folder(Clock clock) {
    return usable(() -> out == null ? RunDirectory.inside(RUNS, clock) : RunDirectory.at(out));
  }

  /**
   * A folder of an earlier run, to go on there.
   *
   * @throws ParameterException when it is none
   */
  public RunDirectory again(Path earlier) {
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
