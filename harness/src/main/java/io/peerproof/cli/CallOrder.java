package io.peerproof.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asked for.
 *
 * @param caller the browser of the caller, as it was written; null when none was named
 * @param callee the browser of the callee, likewise
 * @param timeout how long the call may take
 * @param headed whether to open windows
 * @param install whether packages may be installed where no browser is found
 * @param command the command line, as it was given
 */
record CallOrder(
    @Nullable String caller,
    @Nullable String callee,
    Duration timeout,
    boolean headed,
    boolean install,
    List<String> command) {
  CallOrder {
    command = List.copyOf(command);
  }
}
