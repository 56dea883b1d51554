package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.slot.PlaceTicket;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.Role;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.report.CallReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A call that whoever asks holds open: he opens the pages, does in them what he likes, and asks one
 * thing after the other. For use by one thread.
 */
public final class HeldCall implements AutoCloseable {

  private final LiveCall live;
  private final CallSettings settings;
  private final Seats seats;
  private final PlaceTicket places;
  private final Map<Role, String> windows;
  private boolean closed;

  /**
   * @param places of its browsers, which it gives back when it is closed
   */
  public HeldCall(LiveCall live, CallSettings settings, Seats seats, PlaceTicket places) {
    this.live = live;
    this.places = places;
    this.settings = settings;
    this.seats = seats;
    this.windows =
        Map.of(
            Role.CALLER, driver(Role.CALLER).getWindowHandle(),
            Role.CALLEE, driver(Role.CALLEE).getWindowHandle());
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
  public RemoteWebDriver driver(Role role) {
    return live.session(role).driver();
  }

  /** All that happened in the page of a peer up to now, in order. */
  public List<PeerEvent> events(Role role) {
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
  public CallReport prove(Optional<Expect> expect, CallSettings.Timing timing)
      throws InterruptedException {
    return live.prove(live.question(expect, timing));
  }

  /** What can be said of the call now, without waiting; leaves what {@link #prove} leaves. */
  public CallReport look(Optional<Expect> expect) {
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
      Map<Role, List<PeerEvent>> said =
          Map.of(Role.CALLER, events(Role.CALLER), Role.CALLEE, events(Role.CALLEE));
      live.close();
      seats.leave(settings, false, session -> clean(session, said));
    } finally {
      places.close();
    }
  }

  private void clean(BrowserSession session, Map<Role, List<PeerEvent>> said) {
    Role role = session == live.session(Role.CALLER) ? Role.CALLER : Role.CALLEE;
    CleanSlate.of(session, windows.get(role), said.get(role));
  }
}
