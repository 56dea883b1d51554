package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Listens to the documents of one browser session for the length of a call. */
public final class ProbeSubscription implements AutoCloseable {

  private final EventLog log;
  private final Consumer<ProbeSubscription> onClose;
  private final Set<String> documents = ConcurrentHashMap.newKeySet();

  ProbeSubscription(EventLog log, Consumer<ProbeSubscription> onClose) {
    this.log = log;
    this.onClose = onClose;
  }

  /** The documents that it has heard. */
  Set<String> documents() {
    return Set.copyOf(documents);
  }

  /**
   * @param text lines of one event each, and maybe the page's clock
   * @param nanos when it came, by {@link System#nanoTime}
   */
  void onMessage(String document, String text, long nanos) {
    documents.add(document);
    log.addAll(text.lines().flatMap(line -> read(line, nanos).stream()).toList());
  }

  private Optional<PeerEventJson.Numbered> read(String line, long nanos) {
    try {
      if (PageClock.isLine(line)) {
        log.heard(PageClock.read(line), nanos);
        return Optional.empty();
      }
      return Optional.of(PeerEventJson.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new PeerEventJson.Numbered(
              Long.MAX_VALUE,
              new PageEvent.ProbeError(
                  log.lastAtMs(), "message", TextLimit.shorten(String.valueOf(e.getMessage())))));
    }
  }

  /** Puts an event of the browser itself before events of the page of the same time. */
  void onEvent(PageEvent event) {
    log.add(0, TextLimit.shorten(event));
  }

  /** Stops listening; what a document says that is on its way out is heard by no later probe. */
  @Override
  public void close() {
    onClose.accept(this);
  }
}
