package io.peerproof.browser.platform;

/** Runs programs; a test answers in their place. */
@FunctionalInterface
public interface CommandRunner {

  /** Runs a program to its end. Never throws: what goes wrong is in the answer. */
  ProcessCommand.Result run(ProcessCommand command);
}
