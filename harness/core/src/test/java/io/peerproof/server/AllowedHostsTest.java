package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private final AtomicInteger asked = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "localhost.",
        "app.localhost",
        "127.0.0.1",
        "127.0.0.2",
        "[::1]",
        "::1",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "build7",
        "BUILD7.",
        "build7.local",
        "demo.example",
        "Demo.Example.",
        "[2001:db8::7]",
        "[2001:DB8:0::0007]",
      })
  void a_host_of_this_machine_and_a_given_one_are_allowed(String host) throws Exception {
    assertThat(hosts("127.0.0.1").allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test",
        "localhost.evil.test",
        "127.0.0.1.evil.test",
        "evil-localhost",
        "demo.example.evil.test",
        "xdemo.example",
        "example",
        "demo.example..",
        "192.0.2.200",
        "[2001:db8::8]",
        "0.0.0.0",
        "[::]",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "127.0.0.1:80:90",
        "[::1",
        "[evil.test]",
        ":",
        "",
        ".",
        "user@localhost",
        "localhost/",
      })
  void any_other_host_is_not(String host) throws Exception {
    assertThat(hosts("127.0.0.1").allows(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "[::]"})
  void the_address_of_all_interfaces_is_allowed_where_the_server_listens_on_them(String host)
      throws Exception {
    assertThat(hosts("0.0.0.0").allows(host)).isTrue();
  }

  @Test
  void every_address_of_the_network_is_allowed() throws Exception {
    AllowedHosts hosts = hosts("127.0.0.1");

    for (InetAddress address : LocalAddresses.ofLan()) {
      assertThat(hosts.allows(LocalAddresses.inUrl(address))).as("%s", address).isTrue();
    }
  }

  @Test
  void the_names_of_this_machine_are_asked_for_once_and_only_for_an_unknown_name()
      throws Exception {
    AllowedHosts hosts = hosts("127.0.0.1");

    hosts.allows("localhost");
    hosts.allows("demo.example");
    hosts.allows("192.0.2.200");
    assertThat(asked).hasValue(0);

    hosts.allows("evil.test");
    hosts.allows("evil.test");
    assertThat(asked).hasValue(1);
  }

  private AllowedHosts hosts(String listensOn) throws UnknownHostException {
    return new AllowedHosts(
        InetAddress.getByName(listensOn),
        List.of("Demo.example", "2001:db8::7"),
        () -> {
          asked.incrementAndGet();
          return Set.of("build7", "build7.local");
        });
  }
}
