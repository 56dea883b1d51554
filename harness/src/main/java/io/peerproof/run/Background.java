package io.peerproof.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A resource that is made on a thread of its own while something else goes on, and closed with this. */
final class Background<T extends AutoCloseable> implements AutoCloseable {

  /** What is made waits for a disk, a port or a browser, so each has its own thread. */
  static final Executor THREADS =
      task -> {
        Thread thread = new Thread(task, "peerproof-background");
        thread.setDaemon(true);
        thread.start();
      };

  private final CompletableFuture<T> making;

  private Background(CompletableFuture<T> making) {
    this.making = making;
  }

  static <T extends AutoCloseable> Background<T> make(Supplier<T> maker) {
    return new Background<>(CompletableFuture.supplyAsync(maker, THREADS));
  }

  /** The resource, once it is made; throws what its making threw. */
  T get() {
    return join(making);
  }

  /** The value of {@code future}; throws what it failed with, and not what that is wrapped in. */
  static <V> V join(CompletableFuture<V> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() throws Exception {
    T made = making.exceptionally(e -> null).join();
    if (made != null) {
      made.close();
    }
  }
}
