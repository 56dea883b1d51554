package io.peerproof.browser;

import io.peerproof.browser.platform.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/**
 * Detects the end of a browser at once, by an idle connection to its DevTools port. The system
 * closes it with the process (6 ms after a kill). The browser is not a child process of Java, and
 * Java polls such processes only every 300 ms or less often.
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
   * @param debuggerAddress the address that ChromeDriver reports, such as {@code localhost:36937}
   */
  static BrowserExitMonitor to(String debuggerAddress) throws IOException {
    int port = Integer.parseInt(debuggerAddress.substring(debuggerAddress.lastIndexOf(':') + 1));
    Socket socket = new Socket();
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        (int) DriverTimeouts.DEFAULT.sessionEnd().toMillis());
    BrowserExitMonitor browserExitMonitor = new BrowserExitMonitor(socket);
    DaemonThreads.start("peerproof-lifeline-" + port, browserExitMonitor::watch);
    return browserExitMonitor;
  }

  /** Completes when the browser has ended, or when this is closed. */
  CompletableFuture<Void> cut() {
    return cut;
  }

  private void watch() {
    try {
      while (socket.getInputStream().read() >= 0) {
        // DevTools sends nothing unasked.
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
