package io.peerproof.probe;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.DevToolsConnection;
import io.peerproof.event.PageEvent;
import io.peerproof.media.DeviceVariant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.WebDriver;

/**
 * The probe of one browser session, and its messages. It is put there once, into each document that
 * the session opens from then on, and goes with the session; for each call, a {@link
 * ProbeSubscription} listens.
 *
 * <p>Once for the session, because each subscription and each script stays in the browser and costs
 * time for each event and document that follows, and because a call is not to wait for it.
 */
public final class ProbeSession {

  private final WebDriver driver;
  private final BooleanSupplier cut;
  private final StampedEventReader stamps;
  private final List<ProbeSubscription> probes = new CopyOnWriteArrayList<>();

  /** Documents that a probe heard which listens no more; what they still say is late. */
  private volatile Set<String> gone = Set.of();

  private ProbeSession(BrowserSession session, DeviceVariant variant) {
    this.driver = session.driver();
    this.stamps = new StampedEventReader(variant);
    CompletableFuture<String> end =
        session.devTools().map(DevToolsConnection::cut).orElseGet(CompletableFuture::new);
    this.cut = end::isDone;
  }

  /**
   * Puts the probe into a session with the first variant of the fake devices, whose pages share
   * what the browser gives them.
   *
   * @throws org.openqa.selenium.WebDriverException if the browser refuses, or is gone
   */
  public static ProbeSession of(BrowserSession session) {
    return opened(session, DeviceVariant.FIRST, Optional.empty());
  }

  /**
   * Puts the probe into a session.
   *
   * @param variant of the fake devices of the call
   * @param screen that its pages share
   * @throws org.openqa.selenium.WebDriverException if the browser refuses, or is gone
   */
  public static ProbeSession of(BrowserSession session, DeviceVariant variant, PeerScreen screen) {
    return opened(session, variant, Optional.of(screen));
  }

  private static ProbeSession opened(
      BrowserSession session, DeviceVariant variant, Optional<PeerScreen> screen) {
    ProbeSession feed = new ProbeSession(session, variant);
    channel(session, screen).open(feed.new ChannelListener());
    // Another window in front hides the page, which stops its video; a user has the call in view.
    session.cdp("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    return feed;
  }

  private static ProbeChannel channel(BrowserSession session, Optional<PeerScreen> screen) {
    return session
        .devTools()
        .<ProbeChannel>map(
            connection ->
                new DevToolsChannel(
                    connection,
                    Clock.systemUTC(),
                    screen,
                    screen
                        .flatMap(PeerScreen::shared)
                        .map(tab -> session.driver().getWindowHandle())))
        .orElseGet(() -> new BiDiChannel(session.biDi(), screen));
  }

  /** Passes on to the probes what the session says. */
  private final class ChannelListener implements ProbeChannel.Listener {
    @Override
    public void onMessage(String document, String tab, String text, long nanos) {
      if (!gone.contains(document)) {
        probes.forEach(probe -> probe.onMessage(document, tab, text, nanos));
      }
    }

    @Override
    public void onEvent(String tab, PageEvent event) {
      probes.forEach(probe -> probe.onEvent(tab, event));
    }

    @Override
    public void onDialog(PageDialog dialog) {
      if (probes.isEmpty()) {
        dialog.answerByDefault();
      }
      probes.forEach(probe -> probe.onDialog(dialog));
    }

    @Override
    public void onDialogClosed(String tab, boolean accepted) {
      probes.forEach(probe -> probe.onDialogClosed(tab, accepted));
    }
  }

  /**
   * Tells whether the browser's DevTools are not heard any more; over WebDriver BiDi that is not
   * known.
   */
  public boolean isCut() {
    return cut.getAsBoolean();
  }

  /** The session that is listened to. */
  public WebDriver driver() {
    return driver;
  }

  /** Listens to the documents that the session opens from now on; what they say goes to a log. */
  public ProbeSubscription attach(EventLog log) {
    ProbeSubscription probe =
        new ProbeSubscription(log, driver.getWindowHandle(), stamps, this::detached);
    probes.add(probe);
    return probe;
  }

  private void detached(ProbeSubscription probe) {
    gone = probe.documents();
    probes.remove(probe);
  }
}
