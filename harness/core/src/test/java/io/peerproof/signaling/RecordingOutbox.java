package io.peerproof.signaling;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a page would have been sent; nothing counts as sent before it was flushed. */
final class RecordingOutbox implements Outbox {

  private final List<String> added = new ArrayList<>();
  private int flushed;

  @Override
  public synchronized void add(String json) {
    added.add(json);
  }

  @Override
  public synchronized void close(int code, String reason) {
    added.add("closed " + code + " " + reason);
  }

  @Override
  public synchronized void flush() {
    flushed = added.size();
  }

  synchronized List<String> sent() {
    return List.copyOf(added.subList(0, flushed));
  }

  /** Takes the messages that were sent since the last call of this method. */
  synchronized List<String> takeSent() {
    List<String> taken = sent();
    added.subList(0, flushed).clear();
    flushed = 0;
    return taken;
  }
}
