package io.peerproof.browser;

import io.peerproof.timeline.DurationText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.WebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A connection to a browser's DevTools, which carries the commands and events of many flat
 * sessions. It is separate from the driver's connection.
 *
 * <p>Selenium's {@code org.openqa.selenium.devtools.Connection} is not used: it does not report the
 * session of an event, parses each message twice or more, and passes each to another thread.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
public final class DevToolsConnection implements AutoCloseable {

  /** The session of the connection itself: the browser. */
  public static final String ROOT = "";

  private static final Logger LOG = LoggerFactory.getLogger(DevToolsConnection.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final WebSocket socket;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<Consumer<DevToolsEvent>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<String> cut = new CompletableFuture<>();

  private DevToolsConnection(HttpClient client, String url) {
    this.client = client;
    this.socket = client.openSocket(new HttpRequest(HttpMethod.GET, url), new SocketListener());
  }

  /** Registration of a listener for events. */
  @FunctionalInterface
  public interface Listening extends AutoCloseable {
    /** Removes the listener. */
    @Override
    void close();
  }

  /** Passes incoming messages to the connection, on the one thread that reads them. */
  private final class SocketListener implements WebSocket.Listener {
    @Override
    public void onText(CharSequence text) {
      received(text.toString());
    }

    @Override
    public void onClose(int code, String reason) {
      end("it was closed: " + code + " " + reason);
    }

    @Override
    public void onError(Throwable failure) {
      end(failure.toString());
    }
  }

  /**
   * Connects.
   *
   * @param debuggerAddress the address that ChromeDriver reports, such as {@code localhost:36937}
   * @throws IOException if the browser does not report the address of its DevTools
   */
  static DevToolsConnection to(String debuggerAddress) throws IOException {
    String port = debuggerAddress.substring(debuggerAddress.lastIndexOf(':') + 1);
    ClientConfig config =
        ClientConfig.defaultConfig()
            .baseUri(URI.create("http://127.0.0.1:" + port))
            .readTimeout(DriverTimeouts.DEFAULT.answer());
    HttpClient client = HttpClient.Factory.createDefault().createClient(config);
    try {
      String version =
          client.execute(new HttpRequest(HttpMethod.GET, "/json/version")).contentAsString();
      String path =
          URI.create(JSON.readTree(version).path("webSocketDebuggerUrl").asString("")).getPath();
      return new DevToolsConnection(client, "ws://127.0.0.1:" + port + path);
    } catch (JacksonException | WebDriverException e) {
      client.close();
      throw new IOException("the browser's DevTools did not answer: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a command and does not wait for the answer.
   *
   * @param session the session, or {@link #ROOT}
   * @param params JSON values: strings, numbers, booleans, lists and maps
   * @return the result; a {@link WebDriverException} if the browser rejects the command, or the
   *     session or the connection has ended
   */
  public CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> params) {
    long id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", params);
    if (!session.equals(ROOT)) {
      message.put("sessionId", session);
    }
    try {
      if (!ended.get()) {
        socket.sendText(JSON.writeValueAsString(message));
      }
    } catch (RuntimeException e) {
      // A socket that has just been closed refuses in several ways.
      end(e.toString());
    }
    if (ended.get()) {
      giveUp(id, method);
    }
    return answer;
  }

  /**
   * Sends a command and waits for its answer. Listeners must not call it, because the answer
   * arrives on their thread.
   *
   * @throws WebDriverException as for {@link #send}, or if there is no answer in time
   */
  public JsonNode call(String session, String method, Map<String, ?> params) {
    return await(method, send(session, method, params));
  }

  /**
   * Waits for answers.
   *
   * @param what description of the answers, for the message
   * @throws WebDriverException if they do not arrive in time, or are rejections
   */
  public static <T> T await(String what, CompletableFuture<T> answer) {
    Duration deadline = DriverTimeouts.DEFAULT.answer();
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new WebDriverException(what + ": " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new WebDriverException(
          what + ": the browser gave no answer within " + DurationText.of(deadline), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WebDriverException(what + ": interrupted", e);
    }
  }

  /**
   * Adds a listener for all events of all sessions, in order, on the thread that reads them. It
   * must not block.
   */
  public Listening listen(Consumer<DevToolsEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      if (message.has("id")) {
        answered(message);
      } else {
        DevToolsEvent event =
            new DevToolsEvent(
                message.path("sessionId").asString(ROOT),
                message.path("method").asString(""),
                message.path("params"));
        listeners.forEach(listener -> tell(listener, event));
      }
    } catch (JacksonException e) {
      LOG.warn("the browser's DevTools sent invalid JSON: {}", e.getMessage());
    }
  }

  private static void tell(Consumer<DevToolsEvent> listener, DevToolsEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("{} could not be handled", event.method(), e);
    }
  }

  private void answered(JsonNode message) {
    CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asLong());
    if (answer == null) {
      return;
    }
    JsonNode error = message.path("error");
    if (error.isMissingNode()) {
      answer.complete(message.path("result"));
    } else {
      answer.completeExceptionally(new WebDriverException(error.path("message").asString("?")));
    }
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      LOG.debug("the connection to a browser's DevTools ended: {}", why);
      // On another thread: who waits for it may send commands.
      cut.completeAsync(() -> why);
    }
    List.copyOf(waiting.keySet()).forEach(id -> giveUp(id, "a command"));
  }

  private void giveUp(long id, String method) {
    CompletableFuture<JsonNode> answer = waiting.remove(id);
    if (answer != null) {
      answer.completeExceptionally(
          new WebDriverException(method + " got no answer: the connection to the browser ended"));
    }
  }

  /** Completes when the connection ends, for any reason, with a description of the end. */
  public CompletableFuture<String> cut() {
    return cut.copy();
  }

  /** Closes the connection. Commands that still wait for an answer fail. */
  @Override
  public void close() {
    end("the harness closed it");
    listeners.clear();
    try {
      socket.close();
    } catch (RuntimeException e) {
      LOG.debug("a browser's DevTools connection did not close cleanly: {}", e.toString());
    } finally {
      client.close();
    }
  }
}
