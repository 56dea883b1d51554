package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/**
 * The relay with many sockets, of which some send what it must refuse. {@code tests/hardening} runs
 * it with the numbers of the documentation; a build runs it with small ones, and asserts no speed.
 */
class RelayHardeningTest {

  private static final int SOCKETS = Integer.getInteger("hardening.sockets", 60);
  private static final int MESSAGES = Integer.getInteger("hardening.messages", 3_000);
  private static final int PER_SECOND = Integer.getInteger("hardening.rate", 1_500);
  private static final int CONNECTS = Integer.getInteger("hardening.connects", 300);

  /** Number of handshakes that are under way at a time. */
  private static final int AT_ONCE = 50;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Messages that the relay answers with an error and relays to nobody. */
  private static final List<String> HOSTILE =
      List.of(
          "",
          "{",
          "null",
          "[1]",
          "{\"type\":\"candidate\"}",
          "{\"type\":\"shout\",\"to\":\"*\"}",
          "{\"type\":\"join\",\"room\":\"r0\",\"name\":\"again\"}",
          "{\"type\":\"hangup\",\"to\":\"p1\",\"to\":\"p2\"}",
          "{\"type\":\"hangup\",\"to\":\"p999999\"}",
          "[".repeat(2_000),
          "\"" + "\\u0000".repeat(100) + "\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLongArray sentAt = new AtomicLongArray(MESSAGES);
  private final AtomicLongArray latencies = new AtomicLongArray(MESSAGES);
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger strangers = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  @Test
  void pairs_get_every_message_of_their_own_and_none_of_others_among_hostile_ones()
      throws Exception {
    try (PeerproofServer server = TestServers.start()) {
      warmUp(server);
      long before = usedBytes();
      List<Peer> peers = connect(server, SOCKETS);
      List<Socket> unfinished = unfinishedRequests(server);

      int hostile = exchange(peers);

      await("all messages have arrived")
          .atMost(PATIENCE)
          .until(() -> received.get() + repeated.get() >= MESSAGES && refusals.get() >= hostile);
      assertThat(received).as("messages that arrived").hasValue(MESSAGES);
      assertThat(strangers).as("messages to a stranger").hasValue(0);
      assertThat(repeated).as("messages that arrived twice").hasValue(0);
      assertThat(server.signaling().roomCount()).isEqualTo(SOCKETS / 2);

      peers.forEach(peer -> peer.socket.abort());
      for (Socket one : unfinished) {
        one.close();
      }
      peers.clear();
      awaitNobody(server);
      report(before, hostile);
      awaitMemory(before);
    }
  }

  /** What the first sockets have loaded stays: classes, threads and buffers that are used again. */
  private void warmUp(PeerproofServer server) {
    List<Peer> first = connect(server, AT_ONCE);
    first.forEach(peer -> peer.send("{"));
    await("the first answers").atMost(PATIENCE).until(() -> refusals.get() >= AT_ONCE);
    first.forEach(peer -> peer.socket.abort());
    awaitNobody(server);
    refusals.set(0);
  }

  /** The memory is back where it was, within 10 %; the collector may need more than one look. */
  private static void awaitMemory(long before) {
    await("the memory is back")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(usedBytes()).isLessThan(before + before / 10));
  }

  @Test
  void connects_and_disconnects_leave_nothing() throws Exception {
    try (PeerproofServer server = TestServers.start()) {
      for (int i = 0; i < CONNECTS / 10; i++) {
        comeAndGo(server, i);
      }
      awaitNobody(server);
      long before = usedBytes();

      for (int i = 0; i < CONNECTS; i++) {
        comeAndGo(server, i);
      }
      awaitNobody(server);
      System.out.printf(
          "%,d connects and disconnects: heap %,d to %,d kB%n",
          CONNECTS, before / 1024, usedBytes() / 1024);
      awaitMemory(before);
    }
  }

  private static void comeAndGo(PeerproofServer server, int i) throws Exception {
    try (RawSocket socket = RawSocket.open(server)) {
      socket.sendText("{\"type\":\"join\",\"room\":\"r" + i + "\"}");
      assertThat(socket.readText()).startsWith("{\"type\":\"welcome\"");
      if (i % 2 == 0) {
        socket.reset();
      }
    }
  }

  private static void awaitNobody(PeerproofServer server) {
    await("all have gone")
        .atMost(PATIENCE)
        .until(
            () ->
                server.signaling().socketCount() == 0
                    && server.signaling().roomCount() == 0
                    && server.signaling().waitingCharacters() == 0);
  }

  private List<Peer> connect(PeerproofServer server, int count) {
    URI signal = URI.create("ws://127.0.0.1:" + server.port() + "/signal");
    List<Peer> peers = new ArrayList<>();
    for (int from = 0; from < count; from += AT_ONCE) {
      List<CompletableFuture<Peer>> opening = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + AT_ONCE); i++) {
        Peer peer = new Peer(i / 2);
        opening.add(
            client
                .newWebSocketBuilder()
                .buildAsync(signal, peer)
                .thenApply(
                    socket -> {
                      peer.socket = socket;
                      return peer;
                    }));
      }
      for (CompletableFuture<Peer> one : opening) {
        Peer peer = one.join();
        peer.send(
            "{\"type\":\"join\",\"room\":\"r" + peer.room + "\",\"name\":\"r" + peer.room + "\"}");
        peers.add(peer);
      }
    }
    peers.forEach(peer -> peer.met.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    return peers;
  }

  private static List<Socket> unfinishedRequests(PeerproofServer server) throws Exception {
    List<Socket> unfinished = new ArrayList<>();
    for (int i = 0; i < SOCKETS / 50; i++) {
      Socket one = new Socket("127.0.0.1", server.port());
      one.getOutputStream()
          .write("GET /signal HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
      unfinished.add(one);
    }
    return unfinished;
  }

  /** Sends the messages at an even rate, each fifth hostile. Returns the number of hostile ones. */
  private int exchange(List<Peer> peers) throws Exception {
    int everyMs = 10;
    int batch = Math.max(1, PER_SECOND * everyMs / 1_000);
    AtomicInteger next = new AtomicInteger();
    AtomicInteger hostile = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(1);
    ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    try {
      ScheduledFuture<?> sending =
          pace.scheduleAtFixedRate(
              () -> {
                for (int i = 0; i < batch; i++) {
                  int number = next.getAndIncrement();
                  if (number >= MESSAGES) {
                    done.countDown();
                    return;
                  }
                  Peer peer = peers.get(number % peers.size());
                  if (number % 5 == 0) {
                    peer.sendHostile(number / 5);
                    hostile.incrementAndGet();
                  }
                  peer.sendNumber(number);
                }
              },
              0,
              everyMs,
              TimeUnit.MILLISECONDS);
      while (!done.await(1, TimeUnit.SECONDS)) {
        assertThat(sending.isDone()).as("the sending has failed").isFalse();
      }
    } finally {
      pace.shutdownNow();
    }
    return hostile.get();
  }

  private void report(long before, int hostile) {
    long[] sorted = new long[MESSAGES];
    Arrays.setAll(sorted, latencies::get);
    Arrays.sort(sorted);
    System.out.printf(
        "%,d sockets in %,d rooms, %,d messages and %,d hostile ones at %,d a second: 0 lost,"
            + " 0 to strangers; relayed in %.1f ms (median), %.1f ms (p99); heap %,d to %,d kB"
            + " after all had gone%n",
        SOCKETS,
        SOCKETS / 2,
        MESSAGES,
        hostile,
        PER_SECOND,
        sorted[MESSAGES / 2] / 1e6,
        sorted[MESSAGES * 99 / 100] / 1e6,
        before / 1024,
        usedBytes() / 1024);
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** One of the two peers of a room. */
  private final class Peer implements WebSocket.Listener {

    private final int room;
    private final CompletableFuture<String> met = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private volatile WebSocket socket;
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

    Peer(int room) {
      this.room = room;
    }

    synchronized void send(String text) {
      lastSent = lastSent.thenCompose(sent -> socket.sendText(text, true));
    }

    synchronized void sendHostile(int number) {
      if (number % (HOSTILE.size() + 1) == HOSTILE.size()) {
        lastSent =
            lastSent.thenCompose(sent -> socket.sendBinary(ByteBuffer.wrap(new byte[100]), true));
      } else {
        send(HOSTILE.get(number % (HOSTILE.size() + 1)));
      }
    }

    void sendNumber(int number) {
      sentAt.set(number, System.nanoTime());
      send(
          "{\"type\":\"candidate\",\"to\":\"%s\",\"candidate\":{\"candidate\":\"r%d %d\",\"sdpMLineIndex\":0}}"
              .formatted(met.join(), room, number));
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        receive(parts.toString());
        parts.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void receive(String message) {
      if (message.startsWith("{\"type\":\"error\"")) {
        refusals.incrementAndGet();
      } else if (message.startsWith("{\"type\":\"candidate\"")) {
        String[] words =
            message.replaceFirst(".*\"candidate\":\"(r[0-9]+ [0-9]+)\".*", "$1").split(" ");
        int number = Integer.parseInt(words[1]);
        strangers.addAndGet(words[0].equals("r" + room) ? 0 : 1);
        if (latencies.compareAndSet(
            number, 0, Math.max(1, System.nanoTime() - sentAt.get(number)))) {
          received.incrementAndGet();
        } else {
          repeated.incrementAndGet();
        }
      } else if (message.contains("\"name\":\"r" + room + "\"")) {
        met.complete(message.replaceFirst(".*\"id\":\"(p[0-9]+)\",\"name\":\"r.*", "$1"));
      }
    }
  }
}
