package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.support.ui.FluentWait;

/** Performs steps one after another on the pages of a call. */
public final class StepRunner {

  /**
   * Polling interval: a delay that a person would not notice. Each look takes a few milliseconds of
   * the browser's time.
   */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  /** Longer than any call: the time limit ends a step, not the wait for it. */
  private static final Duration UNLIMITED = Duration.ofDays(1);

  /** Least time for a script: WebDriver takes 0 for a script that must end at once. */
  private static final Duration LEAST = Duration.ofMillis(1);

  private final List<Step> steps;
  private final List<PeerRole> peers;
  private final Function<PeerRole, StepPage> pages;
  private final StepValues values;
  private final StepTimeLimit limit;
  private final List<String> choices = new ArrayList<>();
  private volatile int done;
  private volatile boolean ended;

  /**
   * @param peers peers of the call
   * @param pages the open page of each peer
   * @param values values of the placeholders
   * @param limit time limit for all steps together
   */
  public StepRunner(
      List<Step> steps,
      List<PeerRole> peers,
      Function<PeerRole, StepPage> pages,
      StepValues values,
      StepTimeLimit limit) {
    this.steps = List.copyOf(steps);
    this.peers = List.copyOf(peers);
    this.pages = pages;
    this.values = values;
    this.limit = limit;
  }

  /**
   * Performs all steps.
   *
   * @param progress receives a line before each step: {@code Step 3 of 6, caller: click 'Call'}
   * @return the failure of the first step that could not be performed; empty if all succeeded
   * @throws org.openqa.selenium.WebDriverException if a browser did not execute a command
   */
  public Optional<StepFailure> make(Consumer<String> progress) {
    try {
      return makeAll(progress);
    } finally {
      ended = true;
    }
  }

  private Optional<StepFailure> makeAll(Consumer<String> progress) {
    for (Step step : steps) {
      String name =
          String.format(
              Locale.ROOT,
              "Step %d of %d, %s: %s",
              done + 1,
              steps.size(),
              step.actor().word(),
              step.words());
      progress.accept(name);
      List<PeerRole> actors = peers.stream().filter(step.actor()::includes).toList();
      if (actors.isEmpty()) {
        return Optional.of(
            new StepFailure(
                String.format(
                    Locale.ROOT,
                    "%s: the call has only %d peers",
                    values.secrets().apply(name),
                    peers.size()),
                true,
                limit.nowMs()));
      }
      for (PeerRole role : actors) {
        Optional<StepFailure> failure = attempt(step, role, progress);
        if (failure.isPresent()) {
          String where = step.actor().isSeveral() ? " (at " + role.phrase() + ")" : "";
          return failure.map(one -> one.at(name + where, values.secrets()::apply));
        }
      }
      done++;
    }
    return Optional.empty();
  }

  /** Tells if a step that is not done yet answers a dialog of this peer's page. */
  public boolean awaitsDialog(PeerRole role) {
    return !ended && awaitsDialog(steps.subList(Math.min(done, steps.size()), steps.size()), role);
  }

  /** Tells if one of these steps answers a dialog of this peer's page. */
  public static boolean awaitsDialog(List<Step> steps, PeerRole role) {
    return steps.stream()
        .anyMatch(step -> step instanceof Step.DialogStep && step.actor().includes(role));
  }

  /**
   * Returns the progress, and the choices between several elements: {@code 2 of 6 steps were done.}
   */
  public String tally() {
    String tally = String.format(Locale.ROOT, "%d of %d steps were done.", done, steps.size());
    return choices.isEmpty() ? tally : tally + " " + String.join(" ", choices);
  }

  private Optional<StepFailure> attempt(Step step, PeerRole role, Consumer<String> progress) {
    StepPage page = pages.apply(role);
    PageDriver driver = new PageDriver(page, role, values, choice -> tell(choice, role, progress));
    double sinceMs = limit.nowMs();
    AtomicReference<String> missing = new AtomicReference<>("no time was left for it");
    try {
      if (step instanceof Step.RunScript && page.dialog().isEmpty()) {
        Duration left = limit.left();
        page.driver().manage().timeouts().scriptTimeout(left.compareTo(LEAST) > 0 ? left : LEAST);
      }
      boolean done =
          new FluentWait<>(driver)
              .withTimeout(UNLIMITED)
              .pollingEvery(LOOK_INTERVAL)
              .until(
                  one ->
                      isDone(step, one, missing)
                          ? Optional.of(true)
                          : limit.isOver(sinceMs) ? Optional.of(false) : null)
              .orElseThrow();
      return done
          ? Optional.empty()
          : Optional.of(
              new StepFailure(
                  missing.get() + "; " + driver.beginning(), page.dialog().isPresent(), sinceMs));
    } catch (JavascriptException e) {
      return Optional.of(new StepFailure("the script threw: " + firstLine(e), true, sinceMs));
    } catch (ScriptTimeoutException e) {
      return Optional.of(new StepFailure("the script did not end", false, sinceMs));
    }
  }

  private void tell(String choice, PeerRole role, Consumer<String> progress) {
    if (!choice.isEmpty()) {
      String sentence =
          values
              .secrets()
              .apply(
                  String.format(Locale.ROOT, "Step %d at %s %s.", done + 1, role.phrase(), choice));
      choices.add(sentence);
      progress.accept(sentence);
    }
  }

  private static boolean isDone(Step step, PageDriver page, AtomicReference<String> missing) {
    try {
      Optional<String> reason = page.attempt(step);
      reason.ifPresent(missing::set);
      return reason.isEmpty();
    } catch (StaleElementReferenceException e) {
      missing.set("the page kept replacing the element");
    } catch (ElementNotInteractableException e) {
      missing.set("the element exists but cannot be reached: " + firstLine(e));
    } catch (UnhandledAlertException e) {
      missing.set("the page shows a dialog, which waits for an answer of an earlier step");
    } catch (InvalidElementStateException e) {
      missing.set("the element exists but is not editable: " + firstLine(e));
    }
    return false;
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^javascript error: ", "");
  }
}
