package io.peerproof.browser;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Answers HTTP authentication over the Chrome DevTools Protocol. All requests of the browser to the
 * host pause here, and continue at once unless the host requires authentication.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/tot/Fetch/">Fetch</a>
 */
final class DevToolsAuthentication implements HttpAuthentication {

  private static final Logger LOG = LoggerFactory.getLogger(DevToolsAuthentication.class);

  private final DevToolsConnection connection;
  private final String host;
  private final UrlCredentials urlCredentials;

  /** The session of this handler, so that several handlers do not pause each other's requests. */
  private final String session;

  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final DevToolsConnection.Listening listening;

  private DevToolsAuthentication(
      DevToolsConnection connection, String host, UrlCredentials urlCredentials) {
    this.connection = connection;
    this.host = host;
    this.urlCredentials = urlCredentials;
    this.session =
        connection
            .call(DevToolsConnection.ROOT, "Target.attachToBrowserTarget", Map.of())
            .path("sessionId")
            .asString();
    this.listening = connection.listen(this::onEvent);
    connection.call(
        session,
        "Fetch.enable",
        Map.of(
            "handleAuthRequests",
            true,
            "patterns",
            List.of(
                Map.of("urlPattern", "*://" + host + "/*"),
                Map.of("urlPattern", "*://" + host + ":*"))));
  }

  static DevToolsAuthentication at(
      DevToolsConnection connection, String host, UrlCredentials urlCredentials) {
    return new DevToolsAuthentication(connection, host, urlCredentials);
  }

  private void onEvent(DevToolsEvent event) {
    if (!event.session().equals(session)) {
      return;
    }
    String request = event.params().path("requestId").asString("");
    switch (event.method()) {
      case "Fetch.requestPaused" -> answer("Fetch.continueRequest", Map.of("requestId", request));
      case "Fetch.authRequired" ->
          answer(
              "Fetch.continueWithAuth",
              Map.of(
                  "requestId",
                  request,
                  "authChallengeResponse",
                  response(request, event.params().path("authChallenge"))));
      default -> {
        // A session says no more than what was asked of it.
      }
    }
  }

  /**
   * Answers a request once. A repeated challenge means wrong credentials: the page then shows the
   * server's rejection.
   */
  private Map<String, String> response(String request, JsonNode challenge) {
    if (!isFromHost(challenge)) {
      return Map.of("response", "Default");
    }
    return answered.add(request)
        ? Map.of(
            "response",
            "ProvideCredentials",
            "username",
            urlCredentials.user(),
            "password",
            urlCredentials.password())
        : Map.of("response", "CancelAuth");
  }

  /**
   * Checks that the challenge is the host's: not a proxy's, nor of a host whose path looks like an
   * address.
   */
  private boolean isFromHost(JsonNode challenge) {
    URI origin = URI.create(challenge.path("origin").asString(""));
    return !challenge.path("source").asString("").equals("Proxy")
        && host.equalsIgnoreCase(origin.getHost());
  }

  private void answer(String method, Map<String, ?> params) {
    connection.send(session, method, params).whenComplete(DevToolsAuthentication::answered);
  }

  private static void answered(Object result, Throwable failure) {
    if (failure != null) {
      LOG.debug("a paused request got no answer: {}", failure.toString());
    }
  }

  @Override
  public void close() {
    try {
      connection.call(session, "Fetch.disable", Map.of());
      connection.call(
          DevToolsConnection.ROOT, "Target.detachFromTarget", Map.of("sessionId", session));
    } catch (WebDriverException e) {
      LOG.debug(
          "the browser ended before its authentication handler was removed: {}", e.toString());
    } finally {
      listening.close();
    }
  }
}
