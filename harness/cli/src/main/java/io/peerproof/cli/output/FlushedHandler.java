package io.peerproof.cli.output;

import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/** Writes each line at once: a log is read after a crash, so nothing may wait in a buffer. */
final class FlushedHandler extends StreamHandler {

  private final boolean owner;

  /** {@code owner} says whether the stream is closed with the handler. */
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
