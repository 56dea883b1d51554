package io.peerproof.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command write its results after Ctrl-C. The JVM exits when all shutdown hooks have ended.
 * This hook interrupts the thread of the command and waits for it.
 */
final class InterruptHandler implements AutoCloseable {

  /** Maximum time for a command to finish. Writing a report of a thousand calls takes a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Thread command = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "peerproof-interruption");
  private volatile boolean interrupted;

  private InterruptHandler() {}

  /** Installs a handler for the command that runs on this thread. */
  static InterruptHandler install() {
    InterruptHandler interruptHandler = new InterruptHandler();
    Runtime.getRuntime().addShutdownHook(interruptHandler.hook);
    return interruptHandler;
  }

  /** Returns true once the command was interrupted. */
  boolean interrupted() {
    return interrupted;
  }

  private void stop() {
    interrupted = true;
    command.interrupt();
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends without waiting
    }
  }

  /** Releases the shutdown hook: the command has finished. */
  @Override
  public void close() {
    done.countDown();
    if (!interrupted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is shutting down, and the hook no longer waits.
      }
    }
  }
}
