package io.peerproof.browser;

import io.peerproof.browser.platform.DaemonThreads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers HTTP authentication over WebDriver BiDi.
 *
 * @see <a
 *     href="https://www.w3.org/TR/webdriver-bidi/#command-network-continueWithAuth">network.continueWithAuth</a>
 */
final class BiDiAuthentication implements HttpAuthentication {

  private static final Logger LOG = LoggerFactory.getLogger(BiDiAuthentication.class);

  private static final Event<Map<String, Object>> ASKED =
      new Event<>("network.authRequired", m -> m);

  private final BiDi bidi;
  private final UrlCredentials urlCredentials;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final String listener;
  private final String intercept;

  private BiDiAuthentication(BiDi bidi, String host, UrlCredentials urlCredentials) {
    this.bidi = bidi;
    this.urlCredentials = urlCredentials;
    this.listener = bidi.addListener(ASKED, this::onAsked);
    this.intercept =
        bidi.send(
            new Command<>(
                "network.addIntercept",
                Map.of(
                    "phases",
                    List.of("authRequired"),
                    "urlPatterns",
                    List.of(Map.of("type", "pattern", "hostname", host))),
                (Object result) ->
                    result instanceof Map<?, ?> fields
                        ? String.valueOf(fields.get("intercept"))
                        : ""));
  }

  static BiDiAuthentication at(BiDi bidi, String host, UrlCredentials urlCredentials) {
    return new BiDiAuthentication(bidi, host, urlCredentials);
  }

  /** Sends the answer from another thread, because a listener must not wait for a response. */
  private void onAsked(Map<String, Object> asked) {
    if (Boolean.TRUE.equals(asked.get("isBlocked"))
        && asked.get("intercepts") instanceof List<?> intercepts
        && asked.get("request") instanceof Map<?, ?> request) {
      String id = String.valueOf(request.get("request"));
      CompletableFuture.runAsync(() -> answer(id), BiDiAuthentication::start)
          .exceptionally(BiDiAuthentication::unanswered);
    }
  }

  /** Starts a separate thread: pages that wait for the answer may occupy all shared ones. */
  private static void start(Runnable answer) {
    DaemonThreads.start("peerproof-sign-in", answer);
  }

  /**
   * Answers a request once. A repeated challenge means wrong credentials: the page then shows the
   * server's rejection.
   */
  private void answer(String request) {
    bidi.send(
        new Command<Void>(
            "network.continueWithAuth",
            answered.add(request)
                ? Map.of(
                    "request",
                    request,
                    "action",
                    "provideCredentials",
                    "credentials",
                    Map.of(
                        "type",
                        "password",
                        "username",
                        urlCredentials.user(),
                        "password",
                        urlCredentials.password()))
                : Map.of("request", request, "action", "cancel")));
  }

  private static Void unanswered(Throwable failure) {
    LOG.debug("an authentication request got no answer: {}", failure.toString());
    return null;
  }

  @Override
  public void close() {
    try {
      bidi.removeListener(listener);
      bidi.send(new Command<Void>("network.removeIntercept", Map.of("intercept", intercept)));
    } catch (WebDriverException e) {
      LOG.debug(
          "the browser ended before its authentication handler was removed: {}", e.toString());
    }
  }
}
