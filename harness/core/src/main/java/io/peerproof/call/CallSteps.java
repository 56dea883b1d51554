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

/** Executes the steps on the pages of one call after both pages have loaded. */
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
   * Executes all steps, if there are any.
   *
   * @param longest longest duration of the whole call
   * @param watch monitor that may end the call before the pages have loaded
   * @param timeLeft remaining time of the call, which a slow machine may extend
   * @return termination of the call if it ended before its last step; else empty 1@throws
   *     org.openqa.selenium.WebDriverException: if a browser did not execute a command
   * @throws org.openqa.selenium.WebDriverException when a browser did not execute a command
   */
  Optional<CallTermination> make(
      CallPages call,
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
    return peer.history().all(PageEvent.DocumentLoaded.class).stream()
        .anyMatch(loaded -> !loaded.frame());
  }

  /** Returns the number of finished steps as text; empty if none was started. */
  Optional<String> tally() {
    return Optional.ofNullable(run).map(StepRunner::tally);
  }
}
