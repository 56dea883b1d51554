package io.peerproof.run;

import io.peerproof.proof.ClockExchange;
import io.peerproof.proof.ClockOffset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/** Asks two pages for their time, so that moments on their clocks can be compared. */
final class Clocks {

  /** They are compared, and of so many one meets an idle page. */
  private static final int MOST_EXCHANGES = 20;

  /** What may be left open for a page: half of it is no more than a frame's jitter. */
  private static final double CLOSE_MS = 8;

  /**
   * A page that is slow to answer keeps no call waiting for longer; its exchanges leave open more
   * milliseconds then, and say so.
   */
  private static final Duration LONGEST = Duration.ofMillis(25);

  /** An exchange takes some milliseconds; a page that has not answered one by then hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String NOW = read("/io/peerproof/pages/clock/now.js");

  private Clocks() {}

  /**
   * A page that is asked.
   *
   * @param leastAheadMs how far its clock is ahead of the harness's at least, for a time origin, by
   *     what it said without being asked; empty when it said nothing
   */
  record Asked(WebDriver driver, DoubleFunction<OptionalDouble> leastAheadMs) {}

  /** How the clock of {@code other}'s page stands to that of {@code own}; empty when one hangs. */
  static Optional<ClockOffset> between(Asked own, Asked other) {
    try {
      CompletableFuture<List<ClockExchange>> theirs = asking(other);
      CompletableFuture<List<ClockExchange>> mine = asking(own);
      return ClockOffset.between(Background.join(mine), Background.join(theirs));
    } catch (WebDriverException | CompletionException e) {
      return Optional.empty();
    }
  }

  private static CompletableFuture<List<ClockExchange>> asking(Asked page) {
    return CompletableFuture.supplyAsync(() -> ask(page), Background.THREADS)
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<ClockExchange> ask(Asked page) {
    List<ClockExchange> exchanges = new ArrayList<>();
    double untilMs = nowMs() + LONGEST.toMillis();
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
      double pageMs = timeOrigin.doubleValue() + since.doubleValue();
      exchanges.add(new ClockExchange(sentMs, pageMs, receivedMs));
      page.leastAheadMs()
          .apply(timeOrigin.doubleValue())
          .ifPresent(least -> exchanges.add(ClockExchange.unasked(least)));
      if (ClockOffset.leftOpenMs(exchanges) <= CLOSE_MS || receivedMs > untilMs) {
        break;
      }
    }
    return exchanges;
  }

  private static double nowMs() {
    return System.nanoTime() / 1e6;
  }

  private static String read(String resource) {
    try (InputStream in = Clocks.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, () -> resource + " is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
