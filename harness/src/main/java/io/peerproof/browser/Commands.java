package io.peerproof.browser;

/** Runs programs; a test answers in their place. */
@FunctionalInterface
interface Commands {

  /** Runs a program to its end. Never throws: what goes wrong is in the answer. */
  Command.Ended run(Command command);
}
