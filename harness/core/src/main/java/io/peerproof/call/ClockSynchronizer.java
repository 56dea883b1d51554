package io.peerproof.call;

import io.peerproof.browser.platform.AsyncResource;
import io.peerproof.event.PeerRole;
import io.peerproof.pages.PageResource;
import io.peerproof.probe.ClockBounds;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.proof.measure.ClockSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the offset between the clocks of two pages, so that their times can be compared. It uses
 * the times that the pages report anyway, and asks the pages if the result is too inexact.
 */
final class ClockSynchronizer {

  /** Number of exchanges; among this many, one meets an idle page. */
  private static final int MOST_EXCHANGES = 20;

  /**
   * Largest error accepted for one page, milliseconds: the errors of both pages together are a
   * third of the duration of a frame.
   */
  private static final double CLOSE_MS = 12;

  /**
   * Time limit for all exchanges, so that a slow page does not delay the call. The offset then has
   * a larger error and reports it.
   */
  private static final Duration LONGEST = Duration.ofMillis(25);

  /**
   * Time limit for the first answer. A page that has not answered, as in the first call of a
   * browser, is measured by its events.
   */
  private static final Duration LONGEST_ANSWER = Duration.ofMillis(60);

  /**
   * Time limit of one exchange, which usually takes milliseconds; a page that does not answer in
   * time hangs.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(ClockSynchronizer.class);

  private static final String NOW = PageResource.text("/io/peerproof/pages/clock/now.js");

  private ClockSynchronizer() {}

  /**
   * A page whose clock is measured.
   *
   * @param bounds clock bounds known from the page's events; empty if there are none
   */
  record Page(WebDriver driver, Supplier<Optional<ClockBounds>> bounds) {}

  /**
   * Reads the clocks of all pages at the same time. The offset between two pages is unknown if one
   * of them hangs, or if its times contradict each other.
   *
   * @param slowdown factor by which things take longer than on a fast machine; 1 or more
   */
  static CallMeasurements.Clocks read(Map<PeerRole, Page> pages, double slowdown) {
    Map<PeerRole, CompletableFuture<List<ClockSample>>> asking = new EnumMap<>(PeerRole.class);
    pages.forEach((role, page) -> asking.put(role, asking(page, slowdown)));
    Map<PeerRole, List<ClockSample>> samples = new EnumMap<>(PeerRole.class);
    asking.forEach((role, asked) -> samples.put(role, answer(asked)));
    return (own, other) -> {
      List<ClockSample> mine = samples.get(own);
      List<ClockSample> theirs = samples.get(other);
      Optional<ClockOffset> offset = ClockOffset.between(mine, theirs);
      if (offset.isEmpty() && !mine.isEmpty() && !theirs.isEmpty()) {
        LOG.warn("The pages' clocks contradict themselves: {} and {}", mine, theirs);
      }
      return offset;
    };
  }

  private static List<ClockSample> answer(CompletableFuture<List<ClockSample>> asked) {
    try {
      return AsyncResource.join(asked);
    } catch (WebDriverException | CompletionException e) {
      LOG.warn("The clock of a page could not be read", e);
      return List.of();
    }
  }

  private static CompletableFuture<List<ClockSample>> asking(Page page, double slowdown) {
    List<ClockSample> bounds = page.bounds().get().map(ClockSynchronizer::halves).orElse(List.of());
    double leftOpenMs = ClockOffset.leftOpenMs(bounds);
    if (leftOpenMs <= CLOSE_MS) {
      return CompletableFuture.completedFuture(bounds);
    }
    CompletableFuture<List<ClockSample>> asked =
        CompletableFuture.supplyAsync(() -> ask(page, slowdown), AsyncResource.THREADS);
    return Double.isInfinite(leftOpenMs)
        ? asked.orTimeout(millis(PATIENCE, slowdown), TimeUnit.MILLISECONDS)
        : asked.completeOnTimeout(bounds, millis(LONGEST_ANSWER, slowdown), TimeUnit.MILLISECONDS);
  }

  private static long millis(Duration usual, double slowdown) {
    return Math.round(usual.toMillis() * slowdown);
  }

  private static List<ClockSample> ask(Page page, double slowdown) {
    List<ClockSample> exchanges = new ArrayList<>();
    List<ClockSample> all = List.of();
    double untilMs = nowMs() + millis(LONGEST, slowdown);
    for (int n = 0; n < MOST_EXCHANGES; n++) {
      double sentMs = nowMs();
      Object answer = ((JavascriptExecutor) page.driver()).executeScript(NOW);
      double receivedMs = nowMs();
      if (!(answer instanceof List<?> clock
          && clock.size() == 2
          && clock.get(0) instanceof Number timeOrigin
          && clock.get(1) instanceof Number since)) {
        return List.of(); // the page has replaced the clock
      }
      double originMs = timeOrigin.doubleValue();
      exchanges.add(new ClockSample(sentMs, originMs + since.doubleValue(), receivedMs));
      all =
          page.bounds()
              .get()
              .filter(bounds -> bounds.timeOriginMs() == originMs)
              .map(bounds -> Stream.concat(halves(bounds).stream(), exchanges.stream()).toList())
              .orElse(exchanges);
      if (ClockOffset.leftOpenMs(all) <= CLOSE_MS || receivedMs > untilMs) {
        break;
      }
    }
    return all;
  }

  private static List<ClockSample> halves(ClockBounds clock) {
    return List.of(
        ClockSample.answerOnly(clock.leastAheadMs()),
        ClockSample.questionOnly(clock.mostAheadMs()));
  }

  private static double nowMs() {
    return System.nanoTime() / 1e6;
  }
}
