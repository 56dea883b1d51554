package io.peerproof.browser.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A resource that is created on its own thread and closed with this object. */
public final class AsyncResource<T> implements AutoCloseable {

  /** Executor with one thread per task, because each task waits for a disk, a port or a browser. */
  public static final Executor THREADS = DaemonThreads.executor("peerproof-background");

  private final CompletableFuture<T> making;
  private final Consumer<T> closer;

  private AsyncResource(CompletableFuture<T> making, Consumer<T> closer) {
    this.making = making;
    this.closer = closer;
  }

  public static <T> AsyncResource<T> make(Supplier<T> maker, Consumer<T> closer) {
    return new AsyncResource<>(CompletableFuture.supplyAsync(maker, THREADS), closer);
  }

  /** Waits for the resource; throws the exception of its creation. */
  public T get() {
    return join(making);
  }

  /** Waits for the value of {@code future}; throws its original exception instead of a wrapper. */
  public static <V> V join(CompletableFuture<V> future) {
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
  public void close() {
    making.exceptionally(failed -> null).thenAccept(this::closeMade).join();
  }

  private void closeMade(@Nullable T made) {
    if (made != null) {
      closer.accept(made);
    }
  }
}
