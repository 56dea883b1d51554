package io.peerproof.call;

import io.peerproof.timeline.Timeline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Tells how far a call has come, for whoever watches it. */
final class Milestones {

  private final Call call;
  private final Progress progress;
  private final Runnable onConnected;
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
  private boolean connected;

  /** Runs {@code onConnected} on a thread of its own when both peers are connected. */
  Milestones(Call call, Progress progress, Runnable onConnected) {
    this.call = call;
    this.progress = progress;
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
      progress.step("Connected, waiting for picture and sound");
      told = CompletableFuture.runAsync(onConnected, Background.THREADS);
    }
  }

  /** Waits until whoever was told is done; throws what he threw. */
  void join() {
    Background.join(told);
  }
}
