package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.slot.SlotTicket;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A call that whoever asks holds open: he opens the pages, does in them what he likes, and asks one
 * thing after the other. For use by one thread.
 */
public final class InteractiveCall implements AutoCloseable {

  private final CallExecution live;
  private final CallSettings settings;
  private final PeerBrowserPool seats;
  private final SlotTicket places;
  private final Map<PeerRole, String> windows;
  private boolean closed;

  /**
   * @param places of its browsers, which it gives back when it is closed
   */
  public InteractiveCall(
      CallExecution live, CallSettings settings, PeerBrowserPool seats, SlotTicket places) {
    this.live = live;
    this.places = places;
    this.settings = settings;
    this.seats = seats;
    this.windows =
        Map.of(
            PeerRole.CALLER, driver(PeerRole.CALLER).getWindowHandle(),
            PeerRole.CALLEE, driver(PeerRole.CALLEE).getWindowHandle());
  }

  /**
   * Opens both pages, side by side, and returns when they are loaded; written as in {@link
   * PeerSettings#page()}.
   *
   * @throws org.openqa.selenium.WebDriverException when a browser did not do it
   */
  public void open(String callerPage, String calleePage) {
    live.open(callerPage, calleePage);
  }

  /** The WebDriver of a peer, to click and type in its page. It is not to be quit. */
  public RemoteWebDriver driver(PeerRole role) {
    return live.session(role).driver();
  }

  /** All that happened in the page of a peer up to now, in order. */
  public List<PeerEvent> events(PeerRole role) {
    return live.events(role);
  }

  /**
   * Waits until the call is proven, or is known not to be.
   *
   * @param expect what the call is to carry; empty: what the pages do tells
   * @param timing how long it may take from now on, and must stand
   * @return how it went; screenshots, logs and the rest are left when it did not pass
   * @throws InterruptedException when this thread was interrupted
   */
  public CallReport prove(Optional<CallExpectation> expect, CallSettings.Timing timing)
      throws InterruptedException {
    return live.prove(live.question(expect, timing));
  }

  /** What can be said of the call now, without waiting; leaves what {@link #prove} leaves. */
  public CallReport look(Optional<CallExpectation> expect) {
    return live.look(live.question(expect, settings.timing()));
  }

  /**
   * Leaves nothing of the call in the browsers: no page, window, cookie, storage or cache. Browsers
   * that cannot be left so are ended.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Map<PeerRole, List<PeerEvent>> said =
          Map.of(
              PeerRole.CALLER, events(PeerRole.CALLER), PeerRole.CALLEE, events(PeerRole.CALLEE));
      live.close();
      seats.leave(settings, false, session -> clean(session, said));
    } finally {
      places.close();
    }
  }

  private void clean(BrowserSession session, Map<PeerRole, List<PeerEvent>> said) {
    PeerRole role = session == live.session(PeerRole.CALLER) ? PeerRole.CALLER : PeerRole.CALLEE;
    BrowserDataCleaner.of(session, windows.get(role), said.get(role));
  }
}
