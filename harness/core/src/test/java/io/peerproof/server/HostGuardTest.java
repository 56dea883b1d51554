package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {

  private static final String REFUSAL =
      "\r\n\r\nMisdirected request: its host is no name or address of this machine. Start the"
          + " server with --allow-host to allow the host.\n";

  private static final String UPGRADE =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

  @TempDir private static Path folder;

  private static PeerproofServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve("own.html"), "<!doctype html>\n<title>Own</title>\n");
    server =
        PeerproofServer.start(
            TestServers.options().withPages(folder, "/own").withAllowedHosts("demo.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.js", "/own/own.html", "/signal", "/nothing", "/own/%2e%2e/x"})
  void a_page_whose_name_was_bound_to_this_machine_gets_nothing(String path) throws IOException {
    String answer = get(path, "Host: evil.test:" + server.port() + "\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 4(21|00) .*").doesNotContain("<!doctype");
  }

  @Test
  void the_refusal_says_which_option_allows_the_host() throws IOException {
    assertThat(get("/", "Host: evil.test\r\n"))
        .startsWith("HTTP/1.1 421 ")
        .contains("text/plain;charset=utf-8")
        .endsWith(REFUSAL);
  }

  @Test
  void it_does_not_get_to_the_signaling() throws IOException {
    String rebound = get("/signal", UPGRADE + "Host: evil.test\r\nOrigin: http://evil.test\r\n");

    assertThat(rebound).startsWith("HTTP/1.1 421 ").endsWith(REFUSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "[::1]",
        "demo.example",
        "DEMO.example.",
      })
  void the_hosts_of_this_machine_and_the_allowed_ones_are_served(String host) throws IOException {
    String withPort = host + ":" + server.port();

    assertThat(get("/main.js", "Host: " + host + "\r\n")).startsWith("HTTP/1.1 200 ");
    assertThat(get("/main.js", "Host: " + withPort + "\r\n")).startsWith("HTTP/1.1 200 ");
    assertThat(
            get(
                "/signal",
                UPGRADE + "Host: " + withPort + "\r\nOrigin: http://" + withPort + "\r\n"))
        .startsWith("HTTP/1.1 101 ");
  }

  /** The host name; where it does not resolve, a machine has no other name than this one. */
  private static String nameOfMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  @Test
  void the_name_of_this_machine_is_served() throws IOException {
    String name = nameOfMachine();

    assertThat(get("/main.js", "Host: " + name + ":" + server.port() + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://evil.test/main.js HTTP/1.1\r\nHost: evil.test\r\n",
        "GET http://evil.test/main.js HTTP/1.1\r\nHost: localhost\r\n",
        "GET http://localhost/main.js HTTP/1.1\r\nHost: evil.test\r\n",
        "GET /main.js HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n",
        "GET /main.js HTTP/1.1\r\nHost: localhost, evil.test\r\n",
        "GET /main.js HTTP/1.1\r\nHost: evil.test:99999999\r\n",
        "GET /main.js HTTP/1.1\r\nHost: localhost@evil.test\r\n",
        "GET /main.js HTTP/1.1\r\nHost: [evil.test]\r\n",
        "GET /main.js HTTP/1.1\r\nHost: evil.test#localhost\r\n",
        "GET /main.js HTTP/1.1\r\nHost: evil.test/localhost\r\n",
        "GET /main.js HTTP/1.1\r\nHost:\r\n",
        "GET /main.js HTTP/1.1\r\n",
        "GET /main.js HTTP/1.0\r\n",
        "GET /main.js HTTP/1.0\r\nHost: evil.test\r\n",
        "GET /main.js HTTP/1.1\r\nHost: evil.test\r\nX-Forwarded-Host: localhost\r\n",
        "GET /main.js HTTP/1.1\r\nHost: evil.test\r\nForwarded: host=localhost\r\n",
        "HEAD /main.js HTTP/1.1\r\nHost: evil.test\r\n",
        "POST /main.js HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 0\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: evil.test\r\n",
      })
  void no_form_of_a_request_hides_the_host(String request) throws IOException {
    assertThat(raw(request)).matches("(?s)HTTP/1.1 4[0-9][0-9] .*");
  }

  @Test
  void the_absolute_form_of_an_own_address_is_served() throws IOException {
    String host = "127.0.0.1:" + server.port();

    assertThat(raw("GET http://" + host + "/main.js HTTP/1.1\r\nHost: " + host + "\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_host_that_is_none_is_refused_before_anything_starts() {
    ServerOptions options = TestServers.options();

    assertThatThrownBy(() -> options.withAllowedHosts("https://demo.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"https://demo.example\" is not a host. Write demo.example or 192.0.2.7, without a"
                + " scheme, a port or a path.");
    assertThatThrownBy(() -> options.withAllowedHosts("demo.example:80"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> options.withAllowedHosts("*.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(options.withAllowedHosts("[2001:db8::7]", "demo-1.example").allowedHosts())
        .hasSize(2);
  }

  private static String get(String path, String headers) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\n" + headers);
  }

  /** Returns the answer; the server ends the connection because this side of it has ended. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
