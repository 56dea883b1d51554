package io.peerproof.run;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Test pages on a server that relays no signaling. */
final class StaticPages implements AutoCloseable {

  static final String USER = "ann";
  static final String PASSWORD = "s3cret";

  private final HttpServer server;
  private final HttpContext context;
  private final int statusOfPages;

  private StaticPages(int statusOfPages) throws IOException {
    this.statusOfPages = statusOfPages;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    context = server.createContext("/", this::serve);
  }

  /** Starts a server that requires {@link #USER} and {@link #PASSWORD} (RFC 7617). */
  static StaticPages withPassword() throws IOException {
    StaticPages pages = new StaticPages(200);
    pages.context.setAuthenticator(
        new BasicAuthenticator("pages") {
          @Override
          public boolean checkCredentials(String user, String password) {
            return user.equals(USER) && password.equals(PASSWORD);
          }
        });
    pages.server.start();
    return pages;
  }

  /** Starts a server that sends each page with status 404, as a static host its 404.html. */
  static StaticPages withStatus404() throws IOException {
    StaticPages pages = new StaticPages(404);
    pages.server.start();
    return pages;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange;
        InputStream file = StaticPages.class.getResourceAsStream("/pages" + path)) {
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      boolean script = path.endsWith(".js");
      exchange.getResponseHeaders().set("Content-Type", script ? "text/javascript" : "text/html");
      exchange.sendResponseHeaders(script ? 200 : statusOfPages, 0);
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
