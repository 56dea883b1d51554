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
 * Tells the launcher that a call was made: the classes that such a run loaded are worth keeping,
 * those of a run that showed its help are not.
 */
public final class CallMarker {

  /** Names the file that is to be there after a call; the launcher sets it. */
  static final String FILE = "peerproof.called";

  private static final Logger LOG = LoggerFactory.getLogger(CallMarker.class);

  private CallMarker() {}

  /** Makes calls as {@code maker} does, and leaves the note once one was made. */
  public static CallRunFunction leftBy(CallRunFunction maker, Properties properties) {
    return (settings, folder, progress) -> {
      RunReport report = maker.make(settings, folder, progress);
      String file = properties.getProperty(FILE);
      if (file != null && report.outcome() != Outcome.INCONCLUSIVE) {
        leave(Path.of(file));
      }
      return report;
    };
  }

  private static void leave(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      LOG.debug("The launcher will not keep the classes of this run: {}", e.toString());
    }
  }
}
