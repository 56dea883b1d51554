package io.peerproof.cli;

import io.peerproof.report.RunReport;
import io.peerproof.run.CallSettings;
import io.peerproof.run.Progress;
import java.nio.file.Path;

/** Makes calls: {@link io.peerproof.run.CallRun#make}. */
@FunctionalInterface
interface CallMaker {

  /**
   * Makes one call and leaves what is worth keeping in {@code folder}; the report itself is written
   * by whoever asked.
   */
  RunReport make(CallSettings settings, Path folder, Progress progress) throws InterruptedException;
}
