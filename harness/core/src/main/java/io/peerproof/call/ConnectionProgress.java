package io.peerproof.call;

import io.peerproof.timeline.Timeline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Tells how far a call has come, for whoever watches it. */
final class ConnectionProgress {

  private final PeerPair call;
  private final ProgressListener progressListener;
  private final Runnable onConnected;
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
  private boolean connected;

  /** Runs {@code onConnected} on a thread of its own when both peers are connected. */
  ConnectionProgress(PeerPair call, ProgressListener progressListener, Runnable onConnected) {
    this.call = call;
    this.progressListener = progressListener;
    this.onConnected = onConnected;
  }

  /** Tells what is new before {@code watch} is asked. */
  <T> Supplier<Optional<T>> before(Supplier<Optional<T>> watch) {
    return () -> {
      tell();
      return watch.get();
    };
  }

  private void tell() {
    if (!connected
        && call.peers().stream()
            .allMatch(peer -> Timeline.of(peer.events()).iceConnectedAtMs().isPresent())) {
      connected = true;
      progressListener.step("Connected, waiting for picture and sound");
      told = CompletableFuture.runAsync(onConnected, AsyncResource.THREADS);
    }
  }

  /** Waits until whoever was told is done; throws what he threw. */
  void join() {
    AsyncResource.join(told);
  }
}
