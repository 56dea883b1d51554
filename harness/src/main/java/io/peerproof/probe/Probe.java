package io.peerproof.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
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

  /** Levels of the browser's log that are worth an event. */
  private static final Set<String> LEVELS = Set.of("warn", "error");

  private final BiDi bidi;
  private final PeerLog log;
  private final String channel;
  private final Consumer<Probe> onClose;
  private @Nullable String script;

  /**
   * @param channel that no other probe of the session has: a document that is on its way out still
   *     speaks to its own
   */
  Probe(BiDi bidi, PeerLog log, String channel, Consumer<Probe> onClose) {
    this.bidi = bidi;
    this.log = log;
    this.channel = channel;
    this.onClose = onClose;
  }

  void begin() {
    script =
        bidi.send(
            new Command<>(
                "script.addPreloadScript",
                Map.of(
                    "functionDeclaration",
                    ProbeScript.functionDeclaration(),
                    "arguments",
                    List.of(Map.of("type", "channel", "value", Map.of("channel", channel)))),
                answer ->
                    String.valueOf(answer.<Map<String, Object>>read(Map.class).get("script"))));
  }

  void onMessage(Map<String, Object> message) {
    if (channel.equals(message.get("channel"))
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
    onClose.accept(this);
    if (script != null) {
      removeScript(script);
      script = null;
    }
  }

  private void removeScript(String script) {
    try {
      bidi.send(new Command<Void>("script.removePreloadScript", Map.of("script", script)));
    } catch (WebDriverException | CompletionException e) {
      LOG.debug("The preload script went with its session: {}", e.toString());
    }
  }
}
