package io.peerproof.cli.command;

import io.peerproof.proof.Outcome;
import io.peerproof.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks a run that made a call, for the launcher. The launcher archives the classes that such a run
 * loaded, and not those of a run that only showed help.
 */
public final class CallMarker {

  /** System property with the path of the marker file; set by the launcher. */
  static final String FILE = "peerproof.called";

  private static final Logger LOG = LoggerFactory.getLogger(CallMarker.class);

  private CallMarker() {}

  /** Wraps {@code maker} so that it writes the marker file after a call. */
  public static CallRunFunction wrap(CallRunFunction maker, Properties properties) {
    return (settings, folder, progress) -> {
      RunReport report = maker.make(settings, folder, progress);
      String file = properties.getProperty(FILE);
      if (file != null && report.outcome() != Outcome.INCONCLUSIVE) {
        write(Path.of(file));
      }
      return report;
    };
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      LOG.debug("The launcher will not keep the classes of this run: {}", e.toString());
    }
  }
}
