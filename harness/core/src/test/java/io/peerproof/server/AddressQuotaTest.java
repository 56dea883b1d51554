package io.peerproof.server;

import static io.peerproof.server.AddressQuota.Answer.ADMITTED;
import static io.peerproof.server.AddressQuota.Answer.FULL;
import static io.peerproof.server.AddressQuota.Answer.FULL_FOR_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class AddressQuotaTest {

  private final AddressQuota quota = new AddressQuota(5, 2);

  @Test
  void one_address_has_its_maximum_and_others_come_in() throws Exception {
    assertThat(enter("192.0.2.1")).isEqualTo(ADMITTED);
    assertThat(enter("192.0.2.1")).isEqualTo(ADMITTED);
    assertThat(enter("192.0.2.1")).isEqualTo(FULL_FOR_ADDRESS);
    assertThat(enter("192.0.2.2")).isEqualTo(ADMITTED);
    assertThat(quota.count()).isEqualTo(3);

    leave("192.0.2.1");

    assertThat(enter("192.0.2.1")).isEqualTo(ADMITTED);
  }

  @Test
  void nobody_comes_in_when_it_is_full() throws Exception {
    for (int i = 1; i <= 5; i++) {
      assertThat(enter("192.0.2." + i)).isEqualTo(ADMITTED);
    }

    assertThat(enter("192.0.2.6")).isEqualTo(FULL);
    assertThat(enter("127.0.0.1")).isEqualTo(FULL);

    leave("192.0.2.3");
    assertThat(enter("127.0.0.1")).isEqualTo(ADMITTED);
  }

  @Test
  void this_machine_has_no_limit_of_its_own() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(enter(i % 2 == 0 ? "127.0.0.1" : "::1")).isEqualTo(ADMITTED);
    }
  }

  @Test
  void addresses_of_one_ipv6_network_count_as_one() throws Exception {
    assertThat(enter("2001:db8:0:1::1")).isEqualTo(ADMITTED);
    assertThat(enter("2001:db8:0:1::2")).isEqualTo(ADMITTED);
    assertThat(enter("2001:db8:0:1:ffff::3")).isEqualTo(FULL_FOR_ADDRESS);
    assertThat(enter("2001:db8:0:2::1")).isEqualTo(ADMITTED);
  }

  private AddressQuota.Answer enter(String address) throws UnknownHostException {
    return quota.enter(InetAddress.getByName(address));
  }

  private void leave(String address) throws UnknownHostException {
    quota.leave(InetAddress.getByName(address));
  }
}
