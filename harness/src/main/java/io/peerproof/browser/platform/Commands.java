package io.peerproof.browser.platform;

/** Runs programs; a test answers in their place. */
@FunctionalInterface
public interface Commands {

  /** Runs a program to its end. Never throws: what goes wrong is in the answer. */
  Command.Ended run(Command command);
}
