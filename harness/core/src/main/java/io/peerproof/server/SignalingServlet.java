package io.peerproof.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Servlet of the signaling socket. Javalin's own servlet for WebSockets makes an HTTP session for
 * each handshake; this server has no sessions.
 */
final class SignalingServlet extends JettyWebSocketServlet {

  static final String PATH = "/signal";

  private static final long serialVersionUID = 1L;

  private final transient JettyWebSocketCreator sockets;

  SignalingServlet(JettyWebSocketCreator sockets) {
    this.sockets = sockets;
  }

  @Override
  protected void configure(JettyWebSocketServletFactory factory) {
    factory.addMapping(PATH, sockets);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpStatus.UPGRADE_REQUIRED_426);
  }
}
