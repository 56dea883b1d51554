package io.peerproof.run;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Test pages on a server that requires credentials (RFC 7617) and relays no signaling. */
final class GuardedPages implements AutoCloseable {

  static final String USER = "ann";
  static final String PASSWORD = "s3cret";

  private final HttpServer server;

  private GuardedPages(HttpServer server) {
    this.server = server;
  }

  static GuardedPages start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server
        .createContext("/", GuardedPages::serve)
        .setAuthenticator(
            new BasicAuthenticator("pages") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals(USER) && password.equals(PASSWORD);
              }
            });
    server.start();
    return new GuardedPages(server);
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange;
        InputStream file = GuardedPages.class.getResourceAsStream("/pages" + path)) {
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
      exchange.sendResponseHeaders(200, 0);
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
