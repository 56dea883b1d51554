package io.peerproof.cli;

import io.peerproof.report.RunReport;
import io.peerproof.run.Progress;
import java.nio.file.Path;

/** Makes the call that a command line ordered. */
@FunctionalInterface
interface CallMaker {

  /**
   * Makes one call and leaves what is worth keeping in {@code folder}; the report itself is written
   * by whoever asked.
   */
  RunReport make(CallOrder order, Path folder, Progress progress) throws InterruptedException;
}
