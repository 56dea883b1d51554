package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy:3128, https://a.com/, http://proxy:3128",
    "https_proxy, proxy:3128, https://a.com/, http://proxy:3128",
    "HTTP_PROXY, http://proxy:3128, https://a.com/, ",
    "HTTP_PROXY, http://proxy:3128, http://a.com/, http://proxy:3128",
    "ALL_PROXY, http://proxy:3128, https://a.com/, http://proxy:3128",
  })
  void are_chosen_by_scheme(String variable, String value, URI address, URI proxy) {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of(variable, value));

    assertThat(proxies.proxy(address).orElse(null)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "a.com, true",
    ".a.com, true",
    "*.a.com, true",
    "com, true",
    "*, true",
    "'b.org, a.com:443', true",
    "b.a.com, false",
    "aa.com, false",
    "'', false",
  })
  void are_passed_by_for_the_hosts_of_no_proxy(String list, boolean passed) {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", list));

    assertThat(proxies.proxy(URI.create("https://a.com/it")).isEmpty()).isEqualTo(passed);
  }

  @Test
  void are_told_as_java_wants_them() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://user:word@proxy"));

    assertThat(proxies.select(URI.create("https://a.com/")))
        .containsExactly(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 1080)));
    assertThat(proxies.select(URI.create("http://a.com/"))).containsExactly(Proxy.NO_PROXY);
  }
}
