package io.peerproof.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that Ctrl-C ends finish what it has to say. The JVM ends when all its shutdown
 * hooks have; this one interrupts the command's thread and waits for it.
 */
final class InterruptHandler implements AutoCloseable {

  /** A report of a thousand calls is written in a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Thread command = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "peerproof-interruption");
  private volatile boolean came;

  private InterruptHandler() {}

  /** Watches over the command that runs on this thread. */
  static InterruptHandler watch() {
    InterruptHandler interruptHandler = new InterruptHandler();
    Runtime.getRuntime().addShutdownHook(interruptHandler.hook);
    return interruptHandler;
  }

  /** Whether the command was told to end. */
  boolean came() {
    return came;
  }

  private void stop() {
    came = true;
    command.interrupt();
    try {
      done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends without waiting
    }
  }

  /** The command has said what it had to. */
  @Override
  public void close() {
    done.countDown();
    if (!came) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending just now, and the hook waits for nothing any more.
      }
    }
  }
}
