package io.peerproof.probe;

import io.peerproof.browser.DevToolsConnection;
import io.peerproof.browser.DevToolsEvent;
import io.peerproof.event.PageEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Listens over the Chrome DevTools Protocol, to the browser itself: a script in each new document,
 * and a binding that the script takes off the global before the page's own scripts run.
 *
 * <p>Each page and each iframe of another process is a target with a session. A target that appears
 * while this is open stands still until it has the probe.
 *
 * <p>The domains that are enabled are Page, without which no script is put into a document, and
 * Runtime, which tells what is on the console. ChromeDriver enables both, so that a page sees no
 * difference.
 *
 * @see <a
 *     href="https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-addBinding">Runtime.addBinding</a>
 */
final class DevToolsChannel implements ProbeChannel {

  private static final Logger LOG = LoggerFactory.getLogger(DevToolsChannel.class);

  /** Rejections of commands to a page that is gone, by Chromium and by the connection. */
  private static final Pattern GONE =
      Pattern.compile(
          "(?i)session with given id not found|no session with given id|target (closed|crashed)"
              + "|not attached|detached|connection to the browser ended");

  private static final Map<String, Object> AUTO_ATTACH =
      Map.of(
          "autoAttach",
          true,
          "flatten",
          true,
          "waitForDebuggerOnStart",
          true,
          // Workers wait too, and a filter without them would let them wait for ever.
          "filter",
          List.of(
              Map.of("type", "browser", "exclude", true),
              Map.of("type", "tab", "exclude", true),
              Map.of()));

  /** Types of targets with a document, which get the probe. */
  private static final Set<String> DOCUMENTS = Set.of("page", "iframe");

  private final DevToolsConnection connection;
  private final Clock clock;

  /** Of its own, so that several of these in one browser do not take each other's. */
  private final String binding = "peerproof_" + UUID.randomUUID().toString().replace("-", "");

  private final String script;

  /**
   * The sessions of this channel, and the window that each belongs to; empty for the browser's own.
   * A connection carries sessions of others, too.
   */
  private final Map<String, String> tabs = new ConcurrentHashMap<>();

  /** The address of the page that each session shows. */
  private final Map<String, String> shown = new ConcurrentHashMap<>();

  /** The session of the page that the driver opens addresses in; null before it is attached. */
  private volatile @Nullable String main;

  private final Queue<CompletableFuture<?>> unfinished = new ConcurrentLinkedQueue<>();

  private final Optional<String> onlyWindow;

  /**
   * @param onlyWindow handle of the window that is listened to, with the windows that it opens;
   *     empty for all of the browser
   */
  DevToolsChannel(
      DevToolsConnection connection,
      Clock clock,
      Optional<PeerScreen> screen,
      Optional<String> onlyWindow) {
    this.connection = connection;
    this.clock = clock;
    this.onlyWindow = onlyWindow;
    this.script = ProbeScript.withBinding(binding, screen);
  }

  @Override
  public void open(Listener listener) {
    connection.listen(event -> onEvent(event, listener));
    String browser =
        connection
            .call(DevToolsConnection.ROOT, "Target.attachToBrowserTarget", Map.of())
            .path("sessionId")
            .asString();
    tabs.put(browser, "");
    // The existing targets have been reported when the answer comes.
    connection.call(browser, "Target.setAutoAttach", AUTO_ATTACH);
    for (CompletableFuture<?> one = unfinished.poll(); one != null; one = unfinished.poll()) {
      DevToolsConnection.await("the probe of a page", one);
    }
  }

  private void onEvent(DevToolsEvent event, Listener listener) {
    String tab = tabs.get(event.session());
    if (tab == null) {
      return;
    }
    JsonNode params = event.params();
    switch (event.method()) {
      case "Runtime.bindingCalled" -> onBinding(tab, params, listener);
      case "Runtime.consoleAPICalled" ->
          ConsoleMessage.called(params).ifPresent(entry -> listener.onEvent(tab, entry));
      case "Runtime.exceptionThrown" -> listener.onEvent(tab, ConsoleMessage.thrown(params));
      case "Page.javascriptDialogOpening" -> onDialog(event.session(), params, listener);
      case "Page.javascriptDialogClosed" ->
          listener.onDialogClosed(event.session(), params.path("result").asBoolean(false));
      case "Page.frameNavigated" ->
          onNavigated(event.session(), tab, params.path("frame"), listener);
      case "Page.domContentEventFired" -> onInteractive(event.session(), tab, listener);
      case "Target.attachedToTarget" -> onAttached(event.session(), params, listener);
      case "Target.detachedFromTarget" -> tabs.remove(params.path("sessionId").asString(""));
      default -> {
        // The rest of what the domains tell.
      }
    }
  }

  private void onBinding(String tab, JsonNode params, Listener listener) {
    long nanos = System.nanoTime();
    String payload = params.path("payload").asString("");
    int end = payload.indexOf('\n');
    if (binding.equals(params.path("name").asString("")) && end > 0) {
      listener.onMessage(payload.substring(0, end), tab, payload.substring(end + 1), nanos);
    }
  }

  private void onDialog(String session, JsonNode params, Listener listener) {
    listener.onDialog(
        new PageDialog(
            session,
            params.path("type").asString(""),
            params.path("message").asString(""),
            (accept, input) ->
                connection.send(
                    session,
                    "Page.handleJavaScriptDialog",
                    input == null
                        ? Map.of("accept", accept)
                        : Map.of("accept", accept, "promptText", input))));
  }

  /** A frame that shows the browser's own words tells what it was to show. */
  private void onNavigated(String session, String tab, JsonNode frame, Listener listener) {
    if (!frame.path("parentId").isMissingNode()) {
      return;
    }
    String unreachable = frame.path("unreachableUrl").asString("");
    String url = frame.path("url").asString("");
    if (!unreachable.isEmpty()) {
      listener.onEvent(tab, new PageEvent.OpenFailed(clock.millis(), unreachable, ""));
    }
    shown.put(session, unreachable.isEmpty() ? url : "");
  }

  /** The probe reported the start of the document before, since both come from its process. */
  private void onInteractive(String session, String tab, Listener listener) {
    String url = shown.getOrDefault(session, "");
    if (url.startsWith("http")) {
      listener.onEvent(tab, new PageEvent.Navigated(clock.millis(), url));
    }
  }

  /** All is sent at once, and done in this order. */
  private void onAttached(String parent, JsonNode params, Listener listener) {
    String parentTab = tabs.getOrDefault(parent, "");
    String session = params.path("sessionId").asString("");
    JsonNode target = params.path("targetInfo");
    if (!DOCUMENTS.contains(target.path("type").asString("")) || isOfAnother(target, parentTab)) {
      letGo(parent, session);
      return;
    }
    String tab =
        target.path("type").asString("").equals("page") || parentTab.isEmpty()
            ? target.path("targetId").asString("")
            : parentTab;
    boolean waits = params.path("waitingForDebugger").asBoolean(false);
    tabs.put(session, tab);
    CompletableFuture<Void> done =
        CompletableFuture.allOf(
            connection.send(session, "Page.enable", Map.of()),
            connection.send(session, "Runtime.enable", Map.of()),
            connection.send(session, "Runtime.addBinding", Map.of("name", binding)),
            // In a window that was just opened a document may be there, empty and with the binding.
            connection.send(
                session,
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", script, "runImmediately", waits)),
            connection.send(session, "Target.setAutoAttach", AUTO_ATTACH),
            connection.send(session, "Runtime.runIfWaitingForDebugger", Map.of()));
    boolean page = target.path("type").asString("").equals("page");
    if (waits && page) {
      // Its page may show there what it received, and the call's page is brought to front below.
      connection.send(session, "Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }
    if (waits) {
      done.exceptionally(failure -> missing(tab, failure, listener));
      if (page && parentTab.isEmpty()) {
        done.thenRun(this::bringMainToFront);
      }
    } else {
      unfinished.add(done);
      if (page && main == null) {
        main = session;
      }
    }
  }

  /** Tells whether a window is the other peer's, or one that its page opened. */
  private boolean isOfAnother(JsonNode target, String parentTab) {
    String id = target.path("targetId").asString("");
    String opener = target.path("openerId").asString("");
    return parentTab.isEmpty()
        && onlyWindow.isPresent()
        && !onlyWindow.get().endsWith(id)
        && (opener.isEmpty() || !tabs.containsValue(opener));
  }

  /**
   * Lets a worker or another's window run on without the harness. A session that ends before it has
   * got the command leaves a shared worker or a service worker waiting.
   */
  private void letGo(String parent, String session) {
    connection
        .send(session, "Runtime.runIfWaitingForDebugger", Map.of())
        .whenComplete(
            (done, failure) ->
                connection.send(parent, "Target.detachFromTarget", Map.of("sessionId", session)));
  }

  /**
   * Another window in front hides the page, whose video then stops; a user has the call in view.
   */
  private void bringMainToFront() {
    String session = main;
    if (session != null) {
      connection.send(session, "Page.bringToFront", Map.of());
    }
  }

  /** A window that closed at once needs no probe; one that stays and has none cannot be judged. */
  private Void missing(String tab, Throwable failure, Listener listener) {
    String reason = String.valueOf(failure.getMessage());
    if (GONE.matcher(reason).find()) {
      LOG.debug("a page was gone before the probe was in it: {}", reason);
    } else {
      LOG.warn("the probe could not be put into a page: {}", reason);
      listener.onEvent(tab, new PageEvent.ProbeError(clock.millis(), "start", reason));
    }
    return null;
  }
}
