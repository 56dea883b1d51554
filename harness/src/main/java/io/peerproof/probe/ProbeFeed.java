package io.peerproof.probe;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.bidi.HasBiDi;

/**
 * What the probe in one browser session says. It is put there once, into each document that the
 * session opens from then on, and goes with the session; for each call, a {@link Probe} listens.
 *
 * <p>Once for the session, because each subscription and each preload script stays in the browser
 * and costs time for each event and document that follows, and because a call is not to wait for
 * it.
 *
 * @see <a
 *     href="https://www.w3.org/TR/webdriver-bidi/#command-script-addPreloadScript">script.addPreloadScript</a>
 */
public final class ProbeFeed {

  private static final String CHANNEL = "peerproof";

  private static final Event<Map<String, Object>> MESSAGE = new Event<>("script.message", m -> m);
  private static final Event<Map<String, Object>> LOG_ENTRY = new Event<>("log.entryAdded", m -> m);

  private static final Event<Map<String, Object>> NAVIGATION_FAILED =
      new Event<>("browsingContext.navigationFailed", m -> m);

  private final WebDriver driver;
  private final List<Probe> probes = new CopyOnWriteArrayList<>();

  /** Realms of documents that a probe heard which listens no more; what they still say is late. */
  private volatile Set<String> gone = Set.of();

  private ProbeFeed(WebDriver driver, BiDi bidi) {
    this.driver = driver;
    bidi.addListener(MESSAGE, this::onMessage);
    bidi.addListener(LOG_ENTRY, entry -> probes.forEach(probe -> probe.onLogEntry(entry)));
    bidi.addListener(
        NAVIGATION_FAILED, failed -> probes.forEach(probe -> probe.onNavigationFailed(failed)));
    bidi.send(
        new Command<Void>(
            "script.addPreloadScript",
            Map.of(
                "functionDeclaration",
                ProbeScript.functionDeclaration(),
                "arguments",
                List.of(Map.of("type", "channel", "value", Map.of("channel", CHANNEL))))));
  }

  /**
   * Puts the probe into a session.
   *
   * @throws IllegalArgumentException if it was started without the capability {@code webSocketUrl}
   */
  public static ProbeFeed of(WebDriver driver) {
    if (!(driver instanceof HasBiDi session) || session.maybeGetBiDi().isEmpty()) {
      throw new IllegalArgumentException(
          "The probe needs WebDriver BiDi, and this session has none: start it with the capability"
              + " webSocketUrl=true.");
    }
    return new ProbeFeed(driver, session.getBiDi());
  }

  /** The session that is listened to. */
  public WebDriver driver() {
    return driver;
  }

  /** Listens to the documents that the session opens from now on; what they say goes to a log. */
  public Probe attach(PeerLog log) {
    Probe probe = new Probe(log, this::detached);
    probes.add(probe);
    return probe;
  }

  private void detached(Probe probe) {
    gone = probe.realms();
    probes.remove(probe);
  }

  private void onMessage(Map<String, Object> message) {
    long nanos = System.nanoTime();
    if (CHANNEL.equals(message.get("channel"))
        && message.get("source") instanceof Map<?, ?> source
        && message.get("data") instanceof Map<?, ?> data
        && data.get("value") instanceof String text) {
      String realm = String.valueOf(source.get("realm"));
      if (!gone.contains(realm)) {
        probes.forEach(probe -> probe.onMessage(realm, text, nanos));
      }
    }
  }
}
