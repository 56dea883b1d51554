package io.peerproof.call;

import io.peerproof.probe.ClockBounds;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.proof.measure.ClockSample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * How two pages' clocks stand to each other, so that moments on them can be compared: by what the
 * pages tell anyway, and where that leaves too much open, by asking them.
 */
final class ClockSynchronizer {

  /** They are compared, and of so many one meets an idle page. */
  private static final int MOST_EXCHANGES = 20;

  /** What may be left open for a page: both pages' halves are a third of the time of a frame. */
  private static final double CLOSE_MS = 12;

  /**
   * A page that is slow to answer keeps no call waiting for longer; its exchanges leave open more
   * milliseconds then, and say so.
   */
  private static final Duration LONGEST = Duration.ofMillis(25);

  /** Where a page has not answered by then, as in a browser's first call, what it told will do. */
  private static final Duration LONGEST_ANSWER = Duration.ofMillis(60);

  /** An exchange takes some milliseconds; a page that has not answered one by then hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Logger LOG = LoggerFactory.getLogger(ClockSynchronizer.class);

  private static final String NOW = read("/io/peerproof/pages/clock/now.js");

  private ClockSynchronizer() {}

  /**
   * A page whose time is wanted.
   *
   * @param told what it told of its clock up to now; empty when it told nothing
   */
  record Page(WebDriver driver, Supplier<Optional<ClockBounds>> told) {}

  /**
   * How the clock of {@code other}'s page stands to that of {@code own}; empty when that of one
   * cannot be told: it hangs, or what it said contradicts itself.
   *
   * @param slowdown by how much longer things take than on a machine that keeps up; 1 or more
   */
  static Optional<ClockOffset> between(Page own, Page other, double slowdown) {
    try {
      CompletableFuture<List<ClockSample>> theirs = asking(other, slowdown);
      CompletableFuture<List<ClockSample>> mine = asking(own, slowdown);
      List<ClockSample> with = AsyncResource.join(mine);
      List<ClockSample> withOther = AsyncResource.join(theirs);
      Optional<ClockOffset> offset = ClockOffset.between(with, withOther);
      if (offset.isEmpty()) {
        LOG.warn("The pages' clocks contradict themselves: {} and {}", with, withOther);
      }
      return offset;
    } catch (WebDriverException | CompletionException e) {
      LOG.warn("The pages' clocks could not be read", e);
      return Optional.empty();
    }
  }

  private static CompletableFuture<List<ClockSample>> asking(Page page, double slowdown) {
    List<ClockSample> told = page.told().get().map(ClockSynchronizer::halves).orElse(List.of());
    double leftOpenMs = ClockOffset.leftOpenMs(told);
    if (leftOpenMs <= CLOSE_MS) {
      return CompletableFuture.completedFuture(told);
    }
    CompletableFuture<List<ClockSample>> asked =
        CompletableFuture.supplyAsync(() -> ask(page, slowdown), AsyncResource.THREADS);
    return Double.isInfinite(leftOpenMs)
        ? asked.orTimeout(millis(PATIENCE, slowdown), TimeUnit.MILLISECONDS)
        : asked.completeOnTimeout(told, millis(LONGEST_ANSWER, slowdown), TimeUnit.MILLISECONDS);
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
        return List.of(); // a page that says something else has put itself in the clock's place
      }
      double originMs = timeOrigin.doubleValue();
      exchanges.add(new ClockSample(sentMs, originMs + since.doubleValue(), receivedMs));
      all =
          page.told()
              .get()
              .filter(told -> told.timeOriginMs() == originMs)
              .map(told -> Stream.concat(halves(told).stream(), exchanges.stream()).toList())
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

  private static String read(String resource) {
    try (InputStream in = ClockSynchronizer.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, () -> resource + " is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
