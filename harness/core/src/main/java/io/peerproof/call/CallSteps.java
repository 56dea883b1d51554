package io.peerproof.call;

import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.SecretTexts;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepFailure;
import io.peerproof.call.steps.StepRunner;
import io.peerproof.call.steps.StepTimeLimit;
import io.peerproof.call.steps.StepValues;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Executes the steps on the pages of one call after all pages can be used. */
final class CallSteps {

  /**
   * Time for the rest of an interactive page. Scripts may wait for the load event, so steps wait
   * for it, too; but an image that never arrives must not keep a user from clicking.
   */
  private static final Duration LOAD_PATIENCE = Duration.ofSeconds(2);

  private final Map<PeerRole, Long> interactiveSince = new ConcurrentHashMap<>();
  private final List<Step> steps;
  private final StepValues values;
  private final ProgressListener progressListener;
  private volatile @Nullable StepRunner run;

  CallSteps(List<Step> steps, String room, ProgressListener progressListener) {
    this.steps = steps;
    this.values = StepValues.of(room, steps, HostEnvironment.here()::variable);
    this.progressListener = progressListener;
  }

  /** Returns the texts of the steps that no output may show. */
  SecretTexts secrets() {
    return values.secrets();
  }

  /** Tells if a step that is not done yet answers a dialog of this peer's page. */
  boolean awaitsDialog(PeerRole role) {
    StepRunner running = run;
    return running == null ? StepRunner.awaitsDialog(steps, role) : running.awaitsDialog(role);
  }

  /**
   * Executes all steps, if there are any.
   *
   * @param longest longest duration of the whole call
   * @param watch monitor that may end the call before the pages have loaded
   * @param limit time limit of the steps, which a slow machine may extend
   * @return termination of the call if it ended before its last step; else empty
   * @throws org.openqa.selenium.WebDriverException when a browser did not execute a command
   */
  Optional<CallTermination> make(
      CallPages call,
      Duration longest,
      Supplier<Optional<CallTermination>> watch,
      StepTimeLimit limit)
      throws InterruptedException {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Optional<Optional<CallTermination>> before =
        call.await(
            longest,
            () -> {
              Optional<CallTermination> end = watch.get();
              return end.isPresent() || call.peers().stream().allMatch(this::isReady)
                  ? Optional.of(end)
                  : Optional.empty();
            });
    if (before.isEmpty()) {
      return Optional.of(new CallTermination.TimedOut(longest));
    }
    if (before.get().isPresent()) {
      return before.get();
    }
    StepRunner running =
        new StepRunner(
            steps, call.peers().stream().map(CallPage::role).toList(), call::peer, values, limit);
    run = running;
    Optional<StepFailure> failure =
        running.make(
            line -> {
              progressListener.step(line);
              call.peers().forEach(CallPage::answerUnexpectedDialogs);
            });
    call.peers().forEach(CallPage::answerUnexpectedDialogs);
    return failure.map(CallTermination.StepFailed::new);
  }

  /**
   * Tells if a user could act on the page: it has loaded, it has been interactive for a while and
   * something that it shows does not arrive, or it asks something.
   */
  private boolean isReady(CallPage page) {
    PeerHistory current = page.history().currentDocument();
    boolean loaded =
        current.all(PageEvent.DocumentLoaded.class).stream().anyMatch(one -> !one.frame());
    if (loaded || page.dialog().isPresent()) {
      return true;
    }
    if (current.all(PageEvent.DocumentInteractive.class).stream().allMatch(one -> one.frame())) {
      return false;
    }
    long now = System.nanoTime();
    Long since = interactiveSince.putIfAbsent(page.role(), now);
    return since != null && now - since >= LOAD_PATIENCE.toNanos();
  }

  /** Returns the number of finished steps as text; empty if none was started. */
  Optional<String> tally() {
    return Optional.ofNullable(run).map(StepRunner::tally);
  }
}
