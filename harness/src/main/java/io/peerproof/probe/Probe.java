package io.peerproof.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to the documents of one browser session for the length of a call. */
public final class Probe implements AutoCloseable {

  /** Levels of the browser's log that are worth an event. */
  private static final Set<String> LEVELS = Set.of("warn", "error");

  private final PeerLog log;
  private final Consumer<Probe> onClose;
  private final Set<String> realms = ConcurrentHashMap.newKeySet();

  Probe(PeerLog log, Consumer<Probe> onClose) {
    this.log = log;
    this.onClose = onClose;
  }

  /** The realms that it has heard. */
  Set<String> realms() {
    return Set.copyOf(realms);
  }

  /**
   * @param text lines of one event each, and maybe the page's clock
   * @param nanos when it came, by {@link System#nanoTime}
   */
  void onMessage(String realm, String text, long nanos) {
    realms.add(realm);
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
              new PageEvent.ProbeError(log.lastAtMs(), "message", String.valueOf(e.getMessage()))));
    }
  }

  void onLogEntry(Map<String, Object> entry) {
    if (LEVELS.contains(String.valueOf(entry.get("level")))) {
      double atMs = entry.get("timestamp") instanceof Number number ? number.doubleValue() : 0;
      log.add(
          0,
          new PageEvent.Log(
              atMs,
              String.valueOf(entry.get("level")),
              String.valueOf(entry.get("text")),
              whereOf(entry)));
    }
  }

  void onNavigationFailed(Map<String, Object> failed) {
    double atMs = failed.get("timestamp") instanceof Number number ? number.doubleValue() : 0;
    log.add(0, new PageEvent.OpenFailed(atMs, String.valueOf(failed.get("url")), ""));
  }

  private static @Nullable String whereOf(Map<String, Object> entry) {
    if (entry.get("stackTrace") instanceof Map<?, ?> trace
        && trace.get("callFrames") instanceof List<?> frames
        && !frames.isEmpty()
        && frames.get(0) instanceof Map<?, ?> frame) {
      // BiDi counts lines from 0, people from 1.
      return frame.get("url")
          + ":"
          + (frame.get("lineNumber") instanceof Number line ? line.longValue() + 1 : "?");
    }
    return null;
  }

  /** Stops listening; what a document says that is on its way out is heard by no later probe. */
  @Override
  public void close() {
    onClose.accept(this);
  }
}
