package io.peerproof.cli.command;

import io.peerproof.report.PeerproofVersion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command {@code peerproof}, which lists the commands. */
@Command(
    name = "peerproof",
    description = "Proves that a WebRTC call works, with two real browsers and fake cameras.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = PeerproofCommand.VersionText.class)
public final class PeerproofCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "No command was given.");
  }

  /** Version text, such as {@code peerproof 0.1.0 (Java 17.0.15)}. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        String.format(
            Locale.ROOT,
            "peerproof %s (Java %s)",
            PeerproofVersion.ofPeerproof(),
            System.getProperty("java.version"))
      };
    }
  }
}
