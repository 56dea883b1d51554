package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerproofServerTest {

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  @Test
  void it_takes_a_free_port_and_says_where_it_is() {
    try (PeerproofServer server = TestServers.start()) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/");

      assertThat(server.port()).isPositive();
      assertThat(server.url()).isEqualTo(url);
      assertThat(server.addresses()).containsExactly(url);
      assertThat(server.url("/?room=blue&auto")).hasToString(url + "?room=blue&auto");
      assertThat(server.stunUrls())
          .singleElement()
          .asString()
          .matches("stun:127\\.0\\.0\\.1:[1-9][0-9]*");
      assertThat(server.certificate()).isEmpty();
      assertThat(server.certificateFingerprint()).isEmpty();
    }
  }

  @Test
  void on_all_interfaces_it_names_the_addresses_of_the_network() {
    try (PeerproofServer server =
        PeerproofServer.start(TestServers.options().withHost("0.0.0.0"))) {
      assertThat(server.url()).hasHost("127.0.0.1");
      List<String> expected =
          LocalAddresses.ofLan().stream()
              .map(address -> "http://" + LocalAddresses.inUrl(address) + ":" + server.port() + "/")
              .toList();
      assertThat(server.addresses())
          .extracting(URI::toString)
          .isEqualTo(expected.isEmpty() ? List.of(server.url().toString()) : expected);
    }
  }

  @Test
  void a_taken_port_is_named_with_what_to_do() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      ServerOptions options = TestServers.options().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> PeerproofServer.start(options))
          .isInstanceOf(ServerStartException.class)
          .hasMessage(
              "Port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is taken by another program (Address already in use). Stop that"
                  + " program, or choose another port; 0 chooses a free one.");
    }
    assertNoThreadIsLeft();
  }

  @Test
  void a_foreign_address_is_named_with_what_to_do() {
    ServerOptions options = TestServers.options().withHost("192.0.2.200");

    assertThatThrownBy(() -> PeerproofServer.start(options))
        .isInstanceOf(ServerStartException.class)
        .hasMessage(
            "192.0.2.200 is not an address of this machine. Listen on 127.0.0.1 for this machine"
                + " only, or on 0.0.0.0 for the network.");
    assertThatThrownBy(() -> PeerproofServer.start(options.withStun(false)))
        .isInstanceOf(ServerStartException.class)
        .hasMessage(
            "192.0.2.200 is not an address of this machine. Listen on 127.0.0.1 for this machine"
                + " only, or on 0.0.0.0 for the network.");
  }

  @Test
  void an_unknown_host_is_named_with_what_to_do() {
    assertThatThrownBy(() -> PeerproofServer.start(TestServers.options().withHost("no such host")))
        .isInstanceOf(ServerStartException.class)
        .hasMessage(
            "There is no host \"no such host\". Listen on 127.0.0.1 for this machine only, or on"
                + " 0.0.0.0 for the network.");
  }

  @Test
  void options_that_make_no_sense_are_refused_before_anything_starts() {
    ServerOptions options = ServerOptions.defaults();

    assertThatThrownBy(() -> options.withPort(65_536))
        .hasMessage("65536 is not a port. Write a number from 0 (any free port) to 65535.");
    assertThatThrownBy(() -> options.withRoomCapacity(1))
        .hasMessage("A room needs a capacity of at least 2 for a call, not 1.");
    assertThatThrownBy(() -> options.withHost(" "))
        .hasMessage(
            "The host to listen on is empty. Use 127.0.0.1 for this machine, or 0.0.0.0 for all.");
    assertThatThrownBy(() -> options.withPages("/x", "x/"))
        .hasMessage("A URL prefix is written /, /name or /name/name, not \"x/\".");
  }

  @Test
  void closed_it_says_goodbye_and_leaves_neither_port_nor_thread() {
    PeerproofServer server = TestServers.start();
    TestPage ann = TestPage.joined(server, "blue", "Ann");

    server.close();
    server.close();

    assertThat(ann.closeCode()).isEqualTo(1001);
    assertThatThrownBy(() -> new Socket("127.0.0.1", server.port()).close())
        .isInstanceOf(ConnectException.class);
    assertNoThreadIsLeft();
    try (PeerproofServer again =
        PeerproofServer.start(TestServers.options().withPort(server.port()))) {
      assertThat(again.port()).isEqualTo(server.port());
    }
  }

  /** Jetty tells its last threads to end, and does not wait for it. */
  private void assertNoThreadIsLeft() {
    await("the server's threads have ended")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .allMatch(PeerproofServerTest::isOfTheTestOrTheJdk));
  }

  private static boolean isOfTheTestOrTheJdk(String threadName) {
    return threadName.matches("(HttpClient-|CompletableFutureDelayScheduler|awaitility|junit-).*");
  }
}
