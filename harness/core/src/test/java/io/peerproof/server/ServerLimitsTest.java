package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLimitsTest {

  /** Ends a test that hangs; none of them is about speed. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final SocketLimits IMPATIENT =
      new SocketLimits(100, 100, 1_000, 1_000, Duration.ofMillis(300), PATIENCE);

  private final ScheduledExecutorService often = Executors.newSingleThreadScheduledExecutor();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    often.shutdownNow();
  }

  @Test
  void a_socket_too_many_is_told_and_comes_in_when_another_has_gone() throws Exception {
    SocketLimits two = new SocketLimits(2, 2, 100, 100, PATIENCE, PATIENCE);
    try (PeerproofServer server = PeerproofServer.start(TestServers.options(), two);
        TestPage ann = TestPage.joined(server, "blue", "Ann")) {
      TestPage ben = TestPage.joined(server, "blue", "Ben");

      assertThat(RawSocket.answerTo(server)).startsWith("HTTP/1.1 503 ");
      assertThat(ann.next()).startsWith("{\"type\":\"joined\"");
      ann.hasHeardNothing();

      ben.close();
      assertThat(ann.next()).startsWith("{\"type\":\"left\"");
      try (TestPage cho = TestPage.joined(server, "blue", "Cho")) {
        assertThat(server.signaling().socketCount()).isEqualTo(2);
        cho.hasHeardNothing();
      }
      await("all have gone")
          .atMost(PATIENCE)
          .until(() -> server.signaling().socketCount(), count -> count <= 1);
    }
  }

  @Test
  void a_request_that_never_ends_is_cut_off_although_it_says_something_now_and_then()
      throws Exception {
    try (PeerproofServer server = PeerproofServer.start(TestServers.options(), IMPATIENT);
        TestPage ann = TestPage.joined(server, "blue", "Ann");
        Socket slow = connect(server);
        Socket silent = connect(server);
        Socket half = connect(server)) {
      write(slow, "GET / HTTP/1.1\r\nHost: localhost\r\n");
      write(half, "GE");
      often.scheduleWithFixedDelay(
          () -> write(slow, "X-More: x\r\n"), 50, 50, TimeUnit.MILLISECONDS);

      awaitEnd(slow);
      awaitEnd(silent);
      awaitEnd(half);

      ann.hasHeardNothing(); // a socket that says little is none of these
    }
  }

  @Test
  void a_tls_handshake_that_never_ends_is_cut_off() throws Exception {
    ServerOptions https = TestServers.options().withHttps(true);
    try (PeerproofServer server = PeerproofServer.start(https, IMPATIENT);
        Socket silent = connect(server);
        Socket begun = connect(server)) {
      begun.getOutputStream().write(new byte[] {22, 3, 1, 2, 0}); // the head of a ClientHello

      awaitEnd(silent);
      awaitEnd(begun);
    }
  }

  @Test
  void browsers_that_do_not_read_a_large_file_hold_up_nobody() throws Exception {
    SocketLimits patient = new SocketLimits(100, 100, 1_000, 1_000, PATIENCE, PATIENCE);
    List<Socket> slow = new ArrayList<>();
    try (PeerproofServer server = serverOfLargeFile(patient)) {
      askForLargeFile(server, slow);

      try (Socket other = connect(server)) {
        write(other, "GET /own/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            .endsWith("a page");
      }
    } finally {
      closeAll(slow);
    }
  }

  @Test
  void browsers_that_do_not_read_a_large_file_are_cut_off() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (PeerproofServer server = serverOfLargeFile(IMPATIENT)) {
      askForLargeFile(server, slow);

      await("they are cut off")
          .atMost(PATIENCE)
          .until(() -> slow.stream().allMatch(ServerLimitsTest::isCutOff));
    } finally {
      closeAll(slow);
    }
  }

  private PeerproofServer serverOfLargeFile(SocketLimits limits) throws IOException {
    Files.write(folder.resolve("large.bin"), new byte[8 << 20]);
    Files.writeString(folder.resolve("index.html"), "a page");
    return PeerproofServer.start(TestServers.options().withPages(folder, "/own"), limits);
  }

  /** Opens more connections than the server has threads, and reads none of the answers. */
  private static void askForLargeFile(PeerproofServer server, List<Socket> slow)
      throws IOException {
    for (int i = 0; i < 80; i++) {
      Socket one = connect(server);
      slow.add(one);
      write(one, "GET /own/large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket one : sockets) {
      one.close();
    }
  }

  @Test
  void connections_too_many_are_closed_and_make_room_when_they_have_gone() throws Exception {
    SocketLimits few = new SocketLimits(10, 10, 3, 3, PATIENCE, PATIENCE);
    try (PeerproofServer server = PeerproofServer.start(TestServers.options(), few)) {
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket one = connect(server);
        open.add(one);
        write(one, "GET /main.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(one.getInputStream().read()).isEqualTo('H');
      }
      try (Socket more = connect(server)) {
        awaitEnd(more);
      }

      for (Socket one : open) {
        one.close();
      }
      await("there is room again")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> RawSocket.answerTo(server).startsWith("HTTP/1.1 101 "));
    }
  }

  @Test
  void a_binary_message_without_end_is_cut_off() throws IOException {
    try (PeerproofServer server = TestServers.start();
        RawSocket ann = RawSocket.open(server)) {
      ann.sendFrames(0x02, new byte[1_000], 1);
      ann.sendFrames(0x00, new byte[1_000], 70);

      assertThat(ann.readText()).contains("\"too-large\"");
      assertThat(ann.readCloseCode()).isEqualTo(1009);
    }
  }

  @Test
  void parts_without_content_count() throws IOException {
    try (PeerproofServer server = TestServers.start();
        RawSocket ann = RawSocket.open(server)) {
      ann.sendFrames(0x01, new byte[0], 1);
      ann.sendFrames(0x00, new byte[0], 100_000);

      assertThat(ann.readText())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"too-fast\",\"message\":\"A page may send 20000 parts of"
                  + " messages and control frames at once and 4000 per second after that, but this"
                  + " page sent more. The connection is closed.\"}");
      assertThat(ann.readCloseCode()).isEqualTo(1008);
    }
  }

  @Test
  void messages_without_content_count() throws IOException {
    try (PeerproofServer server = TestServers.start();
        RawSocket text = RawSocket.open(server);
        RawSocket binary = RawSocket.open(server)) {
      text.sendFrames(0x81, new byte[0], 5_000);
      binary.sendFrames(0x82, new byte[0], 5_000);

      assertThat(text.readCloseCode()).isEqualTo(1008);
      assertThat(binary.readCloseCode()).isEqualTo(1008);
    }
  }

  @Test
  void pings_are_answered_and_count() throws IOException {
    try (PeerproofServer server = TestServers.start();
        RawSocket ann = RawSocket.open(server);
        RawSocket ben = RawSocket.open(server)) {
      ann.sendFrames(0x89, "abc".getBytes(StandardCharsets.UTF_8), 1);
      assertThat(ann.readPong()).isEqualTo("abc");

      ben.sendFrames(0x89, new byte[0], 100_000);
      assertThat(ben.readText()).contains("\"too-fast\"");
      assertThat(ben.readCloseCode()).isEqualTo(1008);
    }
  }

  @Test
  void who_is_closed_and_does_not_go_is_disconnected() throws IOException {
    try (PeerproofServer server = TestServers.start();
        RawSocket ann = RawSocket.open(server)) {
      ann.sendFrames(0x81, new byte[0], 5_000);
      often.scheduleWithFixedDelay(() -> pong(ann), 50, 50, TimeUnit.MILLISECONDS);
      assertThat(ann.readCloseCode()).isEqualTo(1008);

      ann.awaitEnd();

      await("it is forgotten")
          .atMost(PATIENCE)
          .until(() -> server.signaling().socketCount(), count -> count == 0);
    }
  }

  /** Tells it without reading: what is sent to a connection that has ended fails. */
  private static boolean isCutOff(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void pong(RawSocket socket) {
    try {
      socket.sendPong();
    } catch (IOException e) {
      throw new IllegalStateException("cut off, as it should be", e);
    }
  }

  private static Socket connect(PeerproofServer server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    return socket;
  }

  private static void write(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException("cut off, as it should be", e);
    }
  }

  /** Reads until the server has ended the connection. */
  private static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // ended with a reset
    }
  }
}
