package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page as the server sees it: a real WebSocket, which answers pings by itself. */
final class TestPage implements WebSocket.Listener, AutoCloseable {

  /** Ends a test that hangs; none of them is about speed. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;

  private TestPage(HttpClient client, URI page) {
    URI signal = URI.create(page.resolve("/signal").toString().replaceFirst("^http", "ws"));
    socket = client.newWebSocketBuilder().buildAsync(signal, this).join();
  }

  static TestPage open(PeerproofServer server) {
    return open(HttpClient.newHttpClient(), server.url());
  }

  static TestPage open(HttpClient client, URI page) {
    return new TestPage(client, page);
  }

  /** Opens a page and joins; the welcome is taken. */
  static TestPage joined(PeerproofServer server, String room, String name) {
    TestPage page = open(server);
    page.join(room, name);
    assertThat(page.next()).startsWith("{\"type\":\"welcome\"");
    return page;
  }

  TestPage join(String room, String name) {
    return send("{\"type\":\"join\",\"room\":\"" + room + "\",\"name\":\"" + name + "\"}");
  }

  TestPage send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  WebSocket socket() {
    return socket;
  }

  /** The next message; fails when none comes. */
  String next() {
    return next(PATIENCE);
  }

  String next(Duration patience) {
    try {
      String message = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(message).as("a message within " + patience).isNotNull();
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /**
   * Nothing has come that was not taken. The server answers a ping after all that it was told to
   * send before, so this needs no waiting.
   */
  void hasHeardNothing() {
    send("{\"type\":\"ping\"}");
    assertThat(next()).isEqualTo("{\"type\":\"pong\"}");
  }

  int closeCode() {
    return closeCode.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      messages.add(parts.toString());
      parts.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closeCode.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closeCode.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
