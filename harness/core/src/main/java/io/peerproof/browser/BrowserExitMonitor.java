package io.peerproof.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/**
 * Notices the end of a browser at once: an idle connection to its DevTools port, which the system
 * closes with the process (6 ms after a kill). The browser is not our child, and of such a process
 * Java learns by looking every 300 ms and then more seldom.
 */
final class BrowserExitMonitor implements AutoCloseable {
  private final Socket socket;
  private final CompletableFuture<Void> cut = new CompletableFuture<>();

  private BrowserExitMonitor(Socket socket) {
    this.socket = socket;
  }

  /**
   * Connects.
   *
   * @param debuggerAddress as ChromeDriver tells it, {@code localhost:36937}
   */
  static BrowserExitMonitor to(String debuggerAddress) throws IOException {
    int port = Integer.parseInt(debuggerAddress.substring(debuggerAddress.lastIndexOf(':') + 1));
    Socket socket = new Socket();
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        (int) DriverTimeouts.DEFAULT.sessionEnd().toMillis());
    BrowserExitMonitor browserExitMonitor = new BrowserExitMonitor(socket);
    Thread watch = new Thread(browserExitMonitor::watch, "peerproof-lifeline-" + port);
    watch.setDaemon(true);
    watch.start();
    return browserExitMonitor;
  }

  /** Completes when the browser has ended, or when this is closed. */
  CompletableFuture<Void> cut() {
    return cut;
  }

  private void watch() {
    try {
      while (socket.getInputStream().read() >= 0) {
        // DevTools says nothing until it is asked.
      }
    } catch (IOException e) {
      // A reset is an end, too.
    }
    cut.complete(null);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It was closed from the other side.
    }
  }
}
