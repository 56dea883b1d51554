package io.peerproof.browser.platform;

/** Runs programs; tests replace it. */
@FunctionalInterface
public interface CommandRunner {

  /** Runs a program until it ends. Never throws: the result contains any failure. */
  ProcessCommand.Result run(ProcessCommand command);
}
