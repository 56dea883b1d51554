package io.peerproof.probe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.bidi.HasBiDi;

/**
 * What one browser session says to the probes in it. A subscription stays in the browser as long as
 * the session does, and each one is gone through for each event; so this is made once for a
 * session, and a probe is attached to it for each call. Goes with its session.
 */
public final class ProbeFeed {

  private static final Event<Map<String, Object>> MESSAGE = new Event<>("script.message", m -> m);
  private static final Event<Map<String, Object>> LOG_ENTRY = new Event<>("log.entryAdded", m -> m);

  private final WebDriver driver;
  private final BiDi bidi;
  private final List<Probe> probes = new CopyOnWriteArrayList<>();
  private final AtomicLong channels = new AtomicLong();

  private ProbeFeed(WebDriver driver, BiDi bidi) {
    this.driver = driver;
    this.bidi = bidi;
    bidi.addListener(MESSAGE, message -> tell(probe -> probe.onMessage(message)));
    bidi.addListener(LOG_ENTRY, entry -> tell(probe -> probe.onLogEntry(entry)));
  }

  /**
   * Listens to a session.
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

  /**
   * Puts the probe into each document that the session opens from now on; what it sees goes to
   * {@code log}.
   */
  public Probe attach(PeerLog log) {
    Probe probe = new Probe(bidi, log, "peerproof-" + channels.incrementAndGet(), probes::remove);
    probes.add(probe);
    probe.begin();
    return probe;
  }

  private void tell(Consumer<Probe> listener) {
    probes.forEach(listener);
  }
}
