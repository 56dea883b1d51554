package io.peerproof.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends errors as one plain sentence, instead of Jetty's HTML pages. */
final class PlainTextErrorHandler extends ErrorHandler {

  private static final Map<Integer, String> SENTENCES =
      Map.of(
          400, "Bad request: its address or its headers are malformed.",
          403,
              "Forbidden: this server did not serve the requesting page. Start the server with --allow-origin to allow its origin.",
          404, "Not found. The pages are at / and the signaling at /signal.",
          405, "Method not allowed: only GET is supported.",
          421,
              "Misdirected request: its host is no name or address of this machine. Start the server with --allow-host to allow the host.",
          426, "This is the signaling socket: connect to it with a WebSocket (ws:// or wss://).",
          429,
              "Too many sockets: this address has as many signaling sockets as one may have. Close some.",
          503, "Too many sockets: this server has as many signaling sockets as it can carry.",
          500, "Internal error: the server's log contains the details.");

  static String sentence(int status) {
    return SENTENCES.getOrDefault(status, "The request was refused with status " + status + ".");
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    WebServer.HEADERS.forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, sentence(status) + "\n", callback);
  }
}
