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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

/** Asks two pages for their time, so that moments on their clocks can be compared. */
final class Clocks {

  private static final int LEAST_EXCHANGES = 2;

  /** The shortest of them counts, and of so many one meets an idle page. */
  private static final int MOST_EXCHANGES = 20;

  /** A round trip that is short enough: half of it is no more than a frame's jitter. */
  private static final double SHORT_MS = 4;

  /**
   * A page that is slow to answer keeps no call waiting for longer; its exchanges leave open more
   * milliseconds then, and say so.
   */
  private static final Duration LONGEST = Duration.ofMillis(100);

  /** An exchange takes some milliseconds; a page that has not answered one by then hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String NOW = read("/io/peerproof/pages/clock/now.js");

  private Clocks() {}

  /** How the clock of {@code other}'s page stands to that of {@code own}; empty when one hangs. */
  static Optional<ClockOffset> between(WebDriver own, WebDriver other) {
    try {
      CompletableFuture<List<ClockExchange>> theirs = asking(other);
      CompletableFuture<List<ClockExchange>> mine = asking(own);
      return ClockOffset.between(Background.join(mine), Background.join(theirs));
    } catch (WebDriverException | CompletionException e) {
      return Optional.empty();
    }
  }

  private static CompletableFuture<List<ClockExchange>> asking(WebDriver driver) {
    return CompletableFuture.supplyAsync(() -> ask(driver), Background.THREADS)
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<ClockExchange> ask(WebDriver driver) {
    List<ClockExchange> exchanges = new ArrayList<>();
    double shortestMs = Double.MAX_VALUE;
    double untilMs = nowMs() + LONGEST.toMillis();
    while (exchanges.size() < LEAST_EXCHANGES
        || (exchanges.size() < MOST_EXCHANGES && shortestMs > SHORT_MS && nowMs() < untilMs)) {
      double sentMs = nowMs();
      Object page = ((JavascriptExecutor) driver).executeScript(NOW);
      double receivedMs = nowMs();
      shortestMs = Math.min(shortestMs, receivedMs - sentMs);
      if (!(page instanceof Number)) {
        return List.of(); // a page that says something else has put itself in the clock's place
      }
      exchanges.add(new ClockExchange(sentMs, ((Number) page).doubleValue(), receivedMs));
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
