package io.peerproof.cli.command;

import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import io.peerproof.run.matrix.MatrixSettings;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Function that compares browsers; in production {@link io.peerproof.run.matrix.MatrixRun#make}.
 */
@FunctionalInterface
public interface MatrixRunFunction {

  /**
   * Makes the calls, compares them and writes artifacts such as screenshots to {@code folder}. The
   * command that calls this method writes the report.
   *
   * @param stopped true if the interruption of the thread asks for a report of the calls made so
   *     far
   */
  RunReport make(
      MatrixSettings settings,
      Path folder,
      ProgressListener progressListener,
      BooleanSupplier stopped)
      throws InterruptedException;
}
