package io.peerproof.call;

import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepRunner;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;

/** What is done on the pages of one call, once both have loaded. */
final class CallSteps {

  private final List<Step> steps;
  private final Function<PeerRole, WebDriver> drivers;
  private final ProgressListener progressListener;
  private @Nullable StepRunner run;

  CallSteps(
      List<Step> steps, Function<PeerRole, WebDriver> drivers, ProgressListener progressListener) {
    this.steps = steps;
    this.drivers = drivers;
    this.progressListener = progressListener;
  }

  /**
   * Does them all, if there are any.
   *
   * @param longest the most that the whole call may take
   * @param watch that may end the call before the pages have loaded
   * @param timeLeft of the call, as the machine lets it be
   * @return how the call ended, if it did not come to its last step
   * @throws org.openqa.selenium.WebDriverException when a browser did not do what it was told
   */
  Optional<CallTermination> make(
      PeerPair call,
      Duration longest,
      Supplier<Optional<CallTermination>> watch,
      Supplier<Duration> timeLeft)
      throws InterruptedException {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Optional<Optional<CallTermination>> before =
        call.await(
            longest,
            () -> {
              Optional<CallTermination> end = watch.get();
              return end.isPresent() || call.peers().stream().allMatch(CallSteps::isLoaded)
                  ? Optional.of(end)
                  : Optional.empty();
            });
    if (before.isEmpty()) {
      return Optional.of(new CallTermination.TimedOut(longest));
    }
    if (before.get().isPresent()) {
      return before.get();
    }
    run = new StepRunner(steps, drivers, timeLeft.get());
    return run.make(progressListener::step).map(CallTermination.StepFailed::new);
  }

  private static boolean isLoaded(CallPage peer) {
    return peer.events().stream()
        .anyMatch(e -> e instanceof PageEvent.DocumentLoaded loaded && !loaded.frame());
  }

  /** How far they came; empty when none was begun. */
  Optional<String> tally() {
    return Optional.ofNullable(run).map(StepRunner::tally);
  }
}
