package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"docker0", "veth1a2b", "br-4f5e", "virbr0", "vmnet8", "vboxnet0"})
  void bridges_of_containers_and_virtual_machines_lead_to_no_person(String name) {
    assertThat(LocalAddresses.isVirtual(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "enp3s0", "wlan0", "wlp2s0", "en0", "bridge0"})
  void cards_of_this_machine_do(String name) {
    assertThat(LocalAddresses.isVirtual(name)).isFalse();
  }

  @Test
  void an_ipv6_address_stands_in_brackets_without_its_zone() throws Exception {
    InetAddress plain = InetAddress.getByName("2001:db8::7");
    InetAddress zoned = Inet6Address.getByAddress(null, plain.getAddress(), 2);

    assertThat(LocalAddresses.inUrl(zoned)).isEqualTo("[2001:db8:0:0:0:0:0:7]");
    assertThat(LocalAddresses.inUrl(InetAddress.getByName("192.0.2.7"))).isEqualTo("192.0.2.7");
  }

  @Test
  void loopback_and_link_local_addresses_are_not_of_the_network() {
    assertThat(LocalAddresses.ofLan())
        .noneMatch(InetAddress::isLoopbackAddress)
        .noneMatch(InetAddress::isLinkLocalAddress);
  }
}
