package io.peerproof.browser.download;

import io.peerproof.browser.spec.DownloadException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** Sends HTTP requests through the proxies of the environment. */
final class HttpRequests {
  /** Time limit for a connection, and for a server that stops sending. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int OK = 200;
  private static final int MOST_REDIRECTS = 10;

  private final EnvironmentProxies proxies;

  HttpRequests(Map<String, String> environment) {
    this.proxies = new EnvironmentProxies(environment);
  }

  /** Returns the content of an address. */
  String text(URI address, Map<String, String> headers) throws DownloadException {
    try {
      return get(
          address,
          headers,
          response -> {
            if (response.getCode() != OK) {
              throw new IOException("it answered " + response.getCode());
            }
            return EntityUtils.toString(response.getEntity());
          });
    } catch (IOException e) {
      throw unreachable(address, e);
    }
  }

  /**
   * Sends a request and follows redirects. Only the first server receives the credentials, and only
   * until it redirects to another one: what that one answers may be anybody's. A redirect from
   * HTTPS to HTTP is an error.
   */
  <T> T get(URI address, Map<String, String> headers, HttpClientResponseHandler<T> handler)
      throws IOException {
    try (CloseableHttpClient client = client()) {
      URI next = WebAddresses.withoutUser(address);
      boolean mayKnowWhoAsks = true;
      for (int i = 0; i < MOST_REDIRECTS; i++) {
        HttpGet request = new HttpGet(next);
        WebAddresses.authorization(address).forEach(request::setHeader);
        headers.forEach(request::setHeader);
        mayKnowWhoAsks = mayKnowWhoAsks && WebAddresses.haveOneOrigin(address, next);
        if (!mayKnowWhoAsks) {
          request.removeHeaders("Authorization");
        }
        URI asked = next;
        Answer<T> answer =
            client.execute(
                request,
                response ->
                    response.containsHeader("Location") && response.getCode() / 100 == 3
                        ? new Answer.Elsewhere<>(
                            WebAddresses.redirected(
                                asked, response.getFirstHeader("Location").getValue()))
                        : new Answer.Here<>(handler.handleResponse(response)));
        if (answer instanceof Answer.Here<T> here) {
          return here.result();
        }
        next = ((Answer.Elsewhere<T>) answer).address();
      }
      throw new IOException("it sent on more than " + MOST_REDIRECTS + " times");
    } catch (IllegalArgumentException e) {
      throw new IOException("it cannot be requested: " + e.getMessage(), e);
    }
  }

  private sealed interface Answer<T> {
    record Here<T>(T result) implements Answer<T> {}

    record Elsewhere<T>(URI address) implements Answer<T> {}
  }

  private CloseableHttpClient client() {
    Timeout patience = Timeout.of(PATIENCE);
    return HttpClients.custom()
        .setUserAgent("peerproof")
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build())
        .setRoutePlanner(new SystemDefaultRoutePlanner(proxies))
        .setDefaultCredentialsProvider(credentials())
        // What failed is said; hashes are of the bytes as they are sent.
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .build();
  }

  private BasicCredentialsProvider credentials() {
    BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    proxies
        .all()
        .filter(proxy -> proxy.getUserInfo() != null)
        .forEach(
            proxy -> {
              String[] user = proxy.getUserInfo().split(":", 2);
              credentials.setCredentials(
                  new AuthScope(proxy.getHost(), EnvironmentProxies.port(proxy)),
                  new UsernamePasswordCredentials(
                      user[0], (user.length > 1 ? user[1] : "").toCharArray()));
            });
    return credentials;
  }

  DownloadException unreachable(URI address, IOException e) {
    return new DownloadException(
        WebAddresses.shown(address) + " could not be read" + through(address) + ": " + reason(e),
        "check the network. Set HTTPS_PROXY to use a proxy; for a mirror, see"
            + " docs/browsers.md.");
  }

  private String through(URI address) {
    try {
      return proxies
          .proxy(address)
          .map(proxy -> " through the proxy " + proxy.getHost())
          .orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
