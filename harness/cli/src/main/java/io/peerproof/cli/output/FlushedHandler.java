package io.peerproof.cli.output;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Log handler that flushes after each line. A log is read after a crash, so no line may remain in a
 * buffer.
 */
final class FlushedHandler extends StreamHandler {

  private final boolean owner;

  /**
   * @param owner true if the handler closes the stream
   */
  FlushedHandler(OutputStream stream, boolean owner) {
    super(stream, new LogLineFormatter());
    this.owner = owner;
    setLevel(Level.ALL);
  }

  @Override
  public synchronized void publish(LogRecord line) {
    super.publish(line);
    flush();
  }

  @Override
  public synchronized void close() {
    if (owner) {
      super.close();
    } else {
      flush();
    }
  }
}
