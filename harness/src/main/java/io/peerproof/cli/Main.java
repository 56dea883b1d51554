package io.peerproof.cli;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** The program: {@code peerproof COMMAND}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal =
        Terminal.of(System.out, System.err, System.getenv(), System.getProperties());
    Cli cli =
        new Cli(
            Rooms::makeCall,
            Rooms::examine,
            new CountDownLatch(1)::await, // until a signal ends the process
            terminal,
            Clock.systemUTC());
    System.exit(cli.run(arguments));
  }
}
