package io.peerproof.run;

import io.peerproof.call.Call;
import io.peerproof.timeline.Timeline;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells how far a call has come, for whoever watches it. */
final class Milestones {

  private final Call call;
  private final Progress progress;
  private boolean connected;

  Milestones(Call call, Progress progress) {
    this.call = call;
    this.progress = progress;
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
    }
  }
}
