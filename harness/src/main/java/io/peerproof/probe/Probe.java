package io.peerproof.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.bidi.HasBiDi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The probe in one browser session: a WebDriver BiDi preload script that runs in each document
 * before the page's own scripts and pushes what it sees through a channel, and the browser's own
 * log.
 *
 * @see <a
 *     href="https://www.w3.org/TR/webdriver-bidi/#command-script-addPreloadScript">script.addPreloadScript</a>
 */
public final class Probe implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private static final String CHANNEL = "peerproof";

  /** Levels of the browser's log that are worth an event. */
  private static final Set<String> LEVELS = Set.of("warn", "error");

  private static final Event<Map<String, Object>> MESSAGE = new Event<>("script.message", m -> m);
  private static final Event<Map<String, Object>> LOG_ENTRY = new Event<>("log.entryAdded", m -> m);

  private final BiDi bidi;
  private final PeerLog log;
  private final long messages;
  private final long entries;
  private final String script;
  private boolean closed;

  private Probe(BiDi bidi, PeerLog log) {
    this.bidi = bidi;
    this.log = log;
    this.messages = bidi.addListener(MESSAGE, this::onMessage);
    this.entries = bidi.addListener(LOG_ENTRY, this::onLogEntry);
    this.script =
        bidi.send(
            new Command<>(
                "script.addPreloadScript",
                Map.of(
                    "functionDeclaration",
                    ProbeScript.functionDeclaration(),
                    "arguments",
                    List.of(Map.of("type", "channel", "value", Map.of("channel", CHANNEL)))),
                answer ->
                    String.valueOf(answer.<Map<String, Object>>read(Map.class).get("script"))));
  }

  /**
   * Puts the probe into each document that {@code driver} opens from now on; what it sees goes to
   * {@code log}.
   *
   * @throws IllegalArgumentException if the session was started without the capability {@code
   *     webSocketUrl}
   */
  public static Probe attach(WebDriver driver, PeerLog log) {
    if (!(driver instanceof HasBiDi session) || session.maybeGetBiDi().isEmpty()) {
      throw new IllegalArgumentException(
          "The probe needs WebDriver BiDi, and this session has none: start it with the capability"
              + " webSocketUrl=true.");
    }
    return new Probe(session.getBiDi(), log);
  }

  private void onMessage(Map<String, Object> message) {
    if (CHANNEL.equals(message.get("channel"))
        && message.get("data") instanceof Map<?, ?> data
        && data.get("value") instanceof String text) {
      try {
        PeerEventJson.Numbered numbered = PeerEventJson.read(text);
        log.add(numbered.count(), numbered.event());
      } catch (IllegalArgumentException e) {
        log.addNow(
            new PageEvent.ProbeError(log.lastAtMs(), "message", String.valueOf(e.getMessage())));
      }
    }
  }

  private void onLogEntry(Map<String, Object> entry) {
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

  /**
   * Stops listening, and keeps the probe out of documents that are still to come; it stays in those
   * that stand.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bidi.removeListener(messages);
      bidi.removeListener(entries);
      removeScript();
    }
  }

  private void removeScript() {
    try {
      bidi.send(new Command<Void>("script.removePreloadScript", Map.of("script", script)));
    } catch (WebDriverException | CompletionException e) {
      LOG.debug("The preload script went with its session: {}", e.toString());
    }
  }
}
