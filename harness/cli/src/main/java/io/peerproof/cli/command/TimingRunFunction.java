package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Function that makes a series of calls; in production {@link io.peerproof.run.TimingRun#make}. */
@FunctionalInterface
public interface TimingRunFunction {

  /**
   * Makes the calls that the journal does not contain yet, and appends each to it. The command that
   * calls this method writes the report.
   *
   * @param stopped true if the interruption of the thread asks for a report of the calls made so
   *     far
   */
  RunReport make(
      CallSettings settings,
      SeriesJournal journal,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws IOException, InterruptedException;
}
