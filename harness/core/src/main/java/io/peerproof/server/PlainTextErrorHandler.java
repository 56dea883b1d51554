package io.peerproof.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Errors as one plain sentence, in place of Jetty's pages of HTML. */
final class PlainTextErrorHandler extends ErrorHandler {

  private static final Map<Integer, String> SENTENCES =
      Map.of(
          400, "This request is not understood: its address or its headers are malformed.",
          403, "This is not for you: the page that asks was not served from here.",
          404, "There is nothing here. The demo page is at / and the signaling at /signal.",
          405, "Pages can only be fetched, with GET.",
          426, "This is the signaling socket: connect to it with a WebSocket (ws:// or wss://).",
          500, "The server made a mistake with this request; its log says which.");

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
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, sentence(status) + "\n", callback);
  }
}
