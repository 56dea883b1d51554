package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.report.RunReport;
import java.nio.file.Path;

/** Makes calls: {@link io.peerproof.run.CallRun#make}. */
@FunctionalInterface
public interface CallRunFunction {

  /**
   * Makes one call and leaves what is worth keeping in {@code folder}; the report itself is written
   * by whoever asked.
   */
  RunReport make(CallSettings settings, Path folder, ProgressListener progressListener)
      throws InterruptedException;
}
