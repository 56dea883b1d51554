package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Makes a series of calls: {@link io.peerproof.run.TimingRun#make}. */
@FunctionalInterface
public interface TimingRunFunction {

  /**
   * Makes the calls that the store has not yet, and keeps each there; the report is written by
   * whoever asked.
   *
   * @param stopped whether whoever interrupts the thread wants the report of what was made
   */
  RunReport make(
      CallSettings settings,
      SeriesJournal store,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws IOException, InterruptedException;
}
