package io.peerproof.browser.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Serves files on this machine, whole and from where a client asks, and breaks off when told to.
 */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Integer> breaks = new ConcurrentHashMap<>();
  private final Map<String, Integer> stalls = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private volatile String proxyUser = "";
  private volatile boolean asksForUser;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  URI uri(String path) {
    return URI.create(url(path));
  }

  FileServer with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  FileServer with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends on to another address. */
  FileServer sending(String path, String to) {
    redirects.put(path, to);
    return this;
  }

  /** From now on it is a proxy that wants to know who asks, by name and password. */
  FileServer wantingProxyUser(String nameAndPassword) {
    proxyUser =
        "Basic "
            + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** From now on it wants to know who asks, by name and password. */
  FileServer wantingUser() {
    asksForUser = true;
    return this;
  }

  /** The next answer ends after so many bytes, while more were announced. */
  FileServer breakingOff(String path, int after) {
    breaks.put(path, after);
    return this;
  }

  /** The next answer says nothing any more after so many bytes, until the client goes away. */
  FileServer stalling(String path, int after) {
    stalls.put(path, after);
    return this;
  }

  /** Each request: its address as it was sent, its range and its authorization, if there are. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().getRawPath();
    asked.add(
        exchange.getRequestURI()
            + (range == null ? "" : " " + range)
            + (authorization == null ? "" : " " + authorization));
    String user = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
    if (!proxyUser.isEmpty() && !proxyUser.equals(user)) {
      exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"it\"");
      exchange.sendResponseHeaders(407, -1);
      exchange.close();
      return;
    }
    if (asksForUser && authorization == null) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"it\"");
      exchange.sendResponseHeaders(401, -1);
      exchange.close();
      return;
    }
    if (redirects.containsKey(path)) {
      exchange.getResponseHeaders().add("Location", redirects.get(path));
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
      return;
    }
    byte[] file = files.get(path);
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (from >= file.length) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    if (range != null) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, file.length - from);
    Integer stall = stalls.remove(path);
    if (stall != null) {
      exchange.getResponseBody().write(file, from, stall);
      exchange.getResponseBody().flush();
      return;
    }
    Integer end = breaks.remove(path);
    exchange
        .getResponseBody()
        .write(Arrays.copyOfRange(file, from, end == null ? file.length : end));
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
