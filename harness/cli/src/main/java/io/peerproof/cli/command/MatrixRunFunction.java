package io.peerproof.cli.command;

import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import io.peerproof.run.matrix.MatrixSettings;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Compares browsers: {@link io.peerproof.run.matrix.MatrixRun#make}. */
@FunctionalInterface
public interface MatrixRunFunction {

  /**
   * Makes the calls and compares them, and leaves what is worth keeping in {@code folder}; the
   * report itself is written by whoever asked.
   *
   * @param stopped whether whoever interrupts the thread wants the report of what was made
   */
  RunReport make(
      MatrixSettings settings,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws InterruptedException;
}
