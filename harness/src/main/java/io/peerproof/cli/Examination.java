package io.peerproof.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at the machine and tells what it finds, one thing after the other. */
@FunctionalInterface
interface Examination {

  void examine(Consumer<Found> listener) throws Exception;

  /**
   * One thing.
   *
   * @param name what was looked at
   * @param status how it is
   * @param seen what was seen, one line
   * @param whatToDo null when there is nothing to do
   */
  record Found(String name, Status status, String seen, @Nullable String whatToDo) {}

  /** How a thing is. */
  enum Status {
    OK,
    WARN,
    FAIL
  }
}
