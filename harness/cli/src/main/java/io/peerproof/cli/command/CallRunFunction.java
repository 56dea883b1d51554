package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import java.nio.file.Path;

/** Function that makes calls; in production {@link io.peerproof.run.CallRun#make}. */
@FunctionalInterface
public interface CallRunFunction {

  /**
   * Makes the calls and writes artifacts such as screenshots to {@code folder}. The command that
   * calls this method writes the report.
   */
  RunReport make(CallSettings settings, Path folder, ProgressListener progressListener)
      throws InterruptedException;
}
