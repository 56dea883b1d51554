package io.peerproof.browser.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proxies of the environment, as curl reads them: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
 * ALL_PROXY} and {@code NO_PROXY}. The same names in lower case take precedence.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int USUAL_PORT = 1080; // curl's

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(
        proxy(uri)
            .map(
                proxy ->
                    new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))))
            .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request fails with the same exception.
  }

  /**
   * Returns the proxy for an address, with user name and password if it needs them.
   *
   * @throws IllegalArgumentException if the value is not an address
   */
  Optional<URI> proxy(URI uri) {
    return exempt(uri)
        ? Optional.empty()
        : variable(uri.getScheme() + "_proxy")
            .map(text -> address(uri.getScheme() + "_proxy", text))
            .or(() -> variable("all_proxy").map(text -> address("all_proxy", text)));
  }

  private static URI address(String variable, String text) {
    try {
      URI address = URI.create(text.contains("://") ? text : "http://" + text);
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw unusable(variable, text);
    }
    throw unusable(variable, text);
  }

  private static IllegalArgumentException unusable(String variable, String text) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "$%s is \"%s\", which is not the address of a proxy. Write one like http://proxy:3128",
            variable.toUpperCase(Locale.ROOT),
            WebAddresses.shown(text)));
  }

  /** Returns all configured proxies. */
  Stream<URI> all() {
    return Stream.of("http://every.host", "https://every.host")
        .map(URI::create)
        .flatMap(uri -> proxy(uri).stream())
        .distinct();
  }

  static int port(URI proxy) {
    return proxy.getPort() >= 0 ? proxy.getPort() : USUAL_PORT;
  }

  private boolean exempt(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return variable("no_proxy").stream()
        .flatMap(list -> Stream.of(list.split("[,\\s]+")))
        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
        .map(name -> name.replaceFirst("^\\*?\\.", ""))
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
