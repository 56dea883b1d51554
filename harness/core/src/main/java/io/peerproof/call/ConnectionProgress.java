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
  private CompletableFuture<Void> afterConnected = CompletableFuture.completedFuture(null);
  private boolean connected;

  /** Runs {@code onConnected} on a separate thread when all peers are connected. */
  ConnectionProgress(CallPages call, ProgressListener progressListener, Runnable onConnected) {
    this.call = call;
    this.progressListener = progressListener;
    this.onConnected = onConnected;
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

  /** Waits for {@code onConnected}; throws its exception. */
  void join() {
    AsyncResource.join(afterConnected);
  }
}
