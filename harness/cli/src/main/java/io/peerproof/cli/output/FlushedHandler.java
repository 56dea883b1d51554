package io.peerproof.cli.output;

import java.io.OutputStream;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Log handler that flushes after each line. A log is read after a crash, so no line may remain in a
 * buffer.
 */
final class FlushedHandler extends StreamHandler {

  /**
   * Says nothing of a line that cannot be written, such as to a full disk. The one of Java prints a
   * stack trace between the lines for the user.
   */
  private static final class SilentErrorManager extends ErrorManager {
    @Override
    public synchronized void error(String message, Exception failure, int code) {
      // The run goes on without that line, and says by itself if its report cannot be written.
    }
  }

  private final boolean owner;

  /**
   * @param owner true if the handler closes the stream
   */
  FlushedHandler(OutputStream stream, boolean owner) {
    super(stream, new LogLineFormatter());
    this.owner = owner;
    setLevel(Level.ALL);
    setErrorManager(new SilentErrorManager());
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
