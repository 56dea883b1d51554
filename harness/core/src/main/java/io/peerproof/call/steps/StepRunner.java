package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.FluentWait;

/** Performs steps one after another on the two pages of a call. */
public final class StepRunner {

  /**
   * Polling interval: a delay that a person would not notice. Each look takes a few milliseconds of
   * the browser's time.
   */
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  private final List<Step> steps;
  private final Function<PeerRole, WebDriver> drivers;
  private final long deadlineNanos;
  private final Map<String, String> shared = new HashMap<>();
  private int done;

  /**
   * @param drivers the driver of each peer's browser, with its page open
   * @param patience time limit for all steps together
   */
  public StepRunner(List<Step> steps, Function<PeerRole, WebDriver> drivers, Duration patience) {
    this.steps = List.copyOf(steps);
    this.drivers = drivers;
    this.deadlineNanos = System.nanoTime() + patience.toNanos();
  }

  /**
   * Performs all steps.
   *
   * @param progress receives a line before each step: {@code Step 3 of 6, caller: click 'Call'}
   * @return the failure of the first step that could not be performed, a sentence without its full
   *     stop; empty if all succeeded
   * @throws org.openqa.selenium.WebDriverException if a browser did not execute a command
   */
  public Optional<String> make(Consumer<String> progress) {
    for (Step step : steps) {
      String name =
          "Step %d of %d, %s: %s"
              .formatted(done + 1, steps.size(), step.actor().word(), step.words());
      progress.accept(name);
      for (PeerRole role : step.actor().roles()) {
        Optional<String> failure =
            attempt(step, new PageDriver(drivers.apply(role), shared), drivers.apply(role));
        if (failure.isPresent()) {
          String where = step.actor() == StepActor.BOTH ? " (at the " + role.word() + ")" : "";
          return Optional.of(name + where + ": " + failure.get());
        }
      }
      done++;
    }
    return Optional.empty();
  }

  /** Returns the progress: {@code 2 of 6 steps were done.} */
  public String tally() {
    return "%d of %d steps were done.".formatted(done, steps.size());
  }

  private Optional<String> attempt(Step step, PageDriver page, WebDriver driver) {
    Duration left = Duration.ofNanos(Math.max(1_000_000, deadlineNanos - System.nanoTime()));
    AtomicReference<String> missing = new AtomicReference<>("no time was left for it");
    try {
      driver.manage().timeouts().scriptTimeout(left);
      new FluentWait<>(page)
          .withTimeout(left)
          .pollingEvery(LOOK_INTERVAL)
          .until(one -> isDone(step, one, missing));
      return Optional.empty();
    } catch (JavascriptException e) {
      return Optional.of("the script threw: " + firstLine(e));
    } catch (ScriptTimeoutException e) {
      return Optional.of("the script did not end");
    } catch (TimeoutException e) {
      return Optional.of(missing.get() + "; " + page.beginning());
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
