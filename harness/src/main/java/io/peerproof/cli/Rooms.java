package io.peerproof.cli;

import io.peerproof.report.RunReport;
import io.peerproof.run.Progress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What stands behind the commands. */
final class Rooms {

  private Rooms() {}

  static RunReport makeCall(CallOrder order, Path folder, Progress progress) {
    throw new UnsupportedOperationException("calls cannot be made yet");
  }

  static void examine(Consumer<Examination.Found> listener) {
    throw new UnsupportedOperationException("the machine cannot be examined yet");
  }
}
