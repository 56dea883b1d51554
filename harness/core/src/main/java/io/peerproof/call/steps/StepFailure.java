package io.peerproof.call.steps;

import java.util.function.UnaryOperator;

/**
 * A step that could not be performed.
 *
 * @param sentence step and reason, a sentence without its full stop
 * @param observed true if something was seen to happen that no fast machine prevents: a script
 *     threw, or a dialog stops the page
 * @param sinceMs when the step began, milliseconds since the Unix epoch
 */
public record StepFailure(String sentence, boolean observed, double sinceMs) {

  /** Returns this failure with the name of the step before it, and secrets masked. */
  StepFailure at(String step, UnaryOperator<String> mask) {
    return new StepFailure(mask.apply(step + ": " + sentence), observed, sinceMs);
  }
}
