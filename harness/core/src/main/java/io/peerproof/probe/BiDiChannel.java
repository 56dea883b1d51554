package io.peerproof.probe;

import io.peerproof.event.PageEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;

/**
 * Listens over WebDriver BiDi: a preload script that is given a channel.
 *
 * <p>Chromium's BiDi does not hold a window that was opened with {@code noopener} until the script
 * is in it. The window's first scripts ran before the probe in 32 of 98 windows, and even its load
 * event in 1 (Chromium 150), in none of 200 with {@link DevToolsChannel}.
 *
 * @see <a
 *     href="https://www.w3.org/TR/webdriver-bidi/#command-script-addPreloadScript">script.addPreloadScript</a>
 */
final class BiDiChannel implements ProbeChannel {

  private static final String CHANNEL = "peerproof";

  private static final Event<Map<String, Object>> MESSAGE = new Event<>("script.message", m -> m);
  private static final Event<Map<String, Object>> LOG_ENTRY = new Event<>("log.entryAdded", m -> m);

  private static final Event<Map<String, Object>> NAVIGATION_FAILED =
      new Event<>("browsingContext.navigationFailed", m -> m);

  private static final Event<Map<String, Object>> DIALOG_OPENED =
      new Event<>("browsingContext.userPromptOpened", m -> m);

  private static final Event<Map<String, Object>> DIALOG_CLOSED =
      new Event<>("browsingContext.userPromptClosed", m -> m);

  private static final Event<Map<String, Object>> CONTEXT_CREATED =
      new Event<>("browsingContext.contextCreated", m -> m);

  /** Iframes in iframes that are followed up to their window. */
  private static final int DEEPEST = 50;

  private final BiDi bidi;
  private final Optional<PeerScreen> screen;

  /** The context around each context of an iframe. */
  private final Map<String, String> parents = new ConcurrentHashMap<>();

  BiDiChannel(BiDi bidi, Optional<PeerScreen> screen) {
    this.bidi = bidi;
    this.screen = screen;
  }

  @Override
  public void open(Listener listener) {
    bidi.addListener(MESSAGE, message -> onMessage(message, listener));
    bidi.addListener(LOG_ENTRY, entry -> onLogEntry(entry, listener));
    bidi.addListener(DIALOG_OPENED, opened -> onDialog(opened, listener));
    bidi.addListener(
        DIALOG_CLOSED,
        closed ->
            listener.onDialogClosed(
                String.valueOf(closed.get("context")),
                Boolean.TRUE.equals(closed.get("accepted"))));
    bidi.addListener(
        NAVIGATION_FAILED,
        failed ->
            listener.onEvent(
                tabOf(failed),
                new PageEvent.OpenFailed(
                    timestamp(failed), String.valueOf(failed.get("url")), "")));
    bidi.addListener(CONTEXT_CREATED, this::onContext);
    bidi.send(
        new Command<Void>(
            "script.addPreloadScript",
            Map.of(
                "functionDeclaration",
                ProbeScript.functionDeclaration(screen),
                "arguments",
                List.of(Map.of("type", "channel", "value", Map.of("channel", CHANNEL))))));
  }

  private void onDialog(Map<String, Object> opened, Listener listener) {
    String context = String.valueOf(opened.get("context"));
    listener.onDialog(
        new PageDialog(
            context,
            String.valueOf(opened.get("type")),
            String.valueOf(opened.get("message")),
            // A listener must not wait for an answer, because it comes on its thread.
            (accept, input) ->
                CompletableFuture.runAsync(
                    () ->
                        bidi.send(
                            new Command<Void>(
                                "browsingContext.handleUserPrompt",
                                input == null
                                    ? Map.of("context", context, "accept", accept)
                                    : Map.of(
                                        "context",
                                        context,
                                        "accept",
                                        accept,
                                        "userText",
                                        input))))));
  }

  /** Remembers in which window an iframe is. */
  private void onContext(Map<String, Object> created) {
    if (created.get("parent") instanceof String parent) {
      parents.put(String.valueOf(created.get("context")), parent);
    }
  }

  /** The window of a context: itself, or the one around it; empty where it is not known. */
  private String tabOf(Map<?, ?> of) {
    String context = of.get("context") instanceof String known ? known : "";
    for (int depth = 0; depth < DEEPEST && parents.containsKey(context); depth++) {
      context = parents.get(context);
    }
    return context;
  }

  private void onMessage(Map<String, Object> message, Listener listener) {
    long nanos = System.nanoTime();
    if (CHANNEL.equals(message.get("channel"))
        && message.get("source") instanceof Map<?, ?> source
        && message.get("data") instanceof Map<?, ?> data
        && data.get("value") instanceof String text) {
      listener.onMessage(String.valueOf(source.get("realm")), tabOf(source), text, nanos);
    }
  }

  private void onLogEntry(Map<String, Object> entry, Listener listener) {
    String level = String.valueOf(entry.get("level"));
    if (PageEvent.Log.LEVELS.contains(level)) {
      listener.onEvent(
          entry.get("source") instanceof Map<?, ?> source ? tabOf(source) : "",
          new PageEvent.Log(
              timestamp(entry), level, String.valueOf(entry.get("text")), whereOf(entry)));
    }
  }

  private static double timestamp(Map<String, Object> event) {
    return event.get("timestamp") instanceof Number number ? number.doubleValue() : 0;
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
}
