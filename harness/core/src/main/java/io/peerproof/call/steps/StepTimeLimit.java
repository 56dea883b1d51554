package io.peerproof.call.steps;

import java.time.Duration;

/** The time limit of the steps of a call, which counts what the machine lets the pages use. */
public interface StepTimeLimit {

  /** Returns the present time, milliseconds since the Unix epoch. */
  double nowMs();

  /** Returns the time that is left for all steps, as far as it is known now. */
  Duration left();

  /** Tells if a step that began at this time has had all the time that it gets. */
  boolean isOver(double sinceMs);
}
