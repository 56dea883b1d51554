package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reports the progress of a call to its listener. */
final class ConnectionProgress {

  private final CallPages call;
  private final ProgressListener progressListener;
  private final Runnable onConnected;
  private final Runnable onProven;
  private CompletableFuture<Void> afterConnected = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> afterProven = CompletableFuture.completedFuture(null);
  private boolean connected;

  /**
   * Runs {@code onConnected} on a separate thread when all peers are connected, and {@code
   * onProven} at the proof.
   */
  ConnectionProgress(
      CallPages call, ProgressListener progressListener, Runnable onConnected, Runnable onProven) {
    this.call = call;
    this.progressListener = progressListener;
    this.onConnected = onConnected;
    this.onProven = onProven;
  }

  /** Reports new progress before {@code watch} is evaluated. */
  <T> Supplier<Optional<T>> before(Supplier<Optional<T>> watch) {
    return () -> {
      report();
      return watch.get();
    };
  }

  private void report() {
    if (!connected
        && call.peers().stream()
            .allMatch(peer -> peer.history().timeline().iceConnectedAtMs().isPresent())) {
      connected = true;
      progressListener.step("Connected, waiting for video and audio");
      afterConnected = CompletableFuture.runAsync(onConnected, AsyncResource.THREADS);
    }
  }

  /** Starts {@code onProven}; returns its end. */
  CompletableFuture<Void> proven() {
    afterProven = CompletableFuture.runAsync(onProven, AsyncResource.THREADS);
    return afterProven.whenComplete((nothing, failure) -> call.wakeUp());
  }

  /** Waits for {@code onConnected} and {@code onProven}; throws the exception of one. */
  void join() {
    AsyncResource.join(afterConnected);
    AsyncResource.join(afterProven);
  }
}
