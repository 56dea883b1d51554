package io.peerproof.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server that sends every page with the status 404, as a host of static files its 404.html. */
final class PagesOfStatus404 implements AutoCloseable {

  private final HttpServer server;

  private PagesOfStatus404(HttpServer server) {
    this.server = server;
  }

  static PagesOfStatus404 start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PagesOfStatus404::serve);
    server.start();
    return new PagesOfStatus404(server);
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange;
        InputStream file = PagesOfStatus404.class.getResourceAsStream("/pages" + path)) {
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean script = path.endsWith(".js");
      exchange.getResponseHeaders().set("Content-Type", script ? "text/javascript" : "text/html");
      exchange.sendResponseHeaders(script ? 200 : 404, 0);
      file.transferTo(exchange.getResponseBody());
    }
  }

  /** Returns the authority, for example {@code 127.0.0.1:41507}. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
