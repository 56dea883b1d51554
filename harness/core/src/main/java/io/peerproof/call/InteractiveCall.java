package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.slot.SlotTicket;
import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.PeerHistory;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A call that its owner controls: the owner opens the pages, drives them, and may request several
 * verdicts. Not thread-safe.
 */
public final class InteractiveCall implements AutoCloseable {

  private final CallExecution live;
  private final CallSettings settings;
  private final PeerBrowserPool pool;
  private final SlotTicket places;
  private final Map<PeerRole, String> windows;
  private boolean closed;

  /**
   * @param places slots of its browsers, released when the call is closed
   */
  public InteractiveCall(
      CallExecution live, CallSettings settings, PeerBrowserPool pool, SlotTicket places) {
    this.live = live;
    this.places = places;
    this.settings = settings;
    this.pool = pool;
    this.windows = ofEach(role -> live.session(role).driver().getWindowHandle());
  }

  /**
   * Opens all pages at the same time and returns when they are loaded.
   *
   * @param pages page of each peer, in the form of {@link PeerSettings#page()}
   * @throws org.openqa.selenium.WebDriverException if a browser cannot open its page
   */
  public void open(Function<PeerRole, String> pages) {
    live.open(pages);
  }

  /**
   * Returns the WebDriver of a peer to drive its page. Do not quit it. From now on, a proof needs
   * evidence from after its own begin.
   */
  public RemoteWebDriver driver(PeerRole role) {
    live.touch();
    return live.session(role).driver();
  }

  /** Returns all events of a peer's page up to now, in order. */
  public PeerHistory history(PeerRole role) {
    return live.history(role);
  }

  /**
   * Waits until the call is proven, or known to fail. The actions of the pages define its media.
   *
   * @param timing time limit from now on, and hold time
   * @return report of the call; artifacts are written if it did not pass
   * @throws InterruptedException if this thread was interrupted
   */
  public CallReport prove(CallSettings.Timing timing) throws InterruptedException {
    return live.prove(live.criteria(Optional.empty(), timing));
  }

  /**
   * Waits until the call is proven to carry the expected media, or known to fail; see {@link
   * #prove(CallSettings.Timing)}.
   */
  public CallReport prove(CallExpectation expect, CallSettings.Timing timing)
      throws InterruptedException {
    return live.prove(live.criteria(Optional.of(expect), timing));
  }

  /**
   * Waits until one peer receives the expected media from another, or is known to fail; see {@link
   * #prove(CallSettings.Timing)}.
   */
  public CallReport prove(CallExpectation expect, OrderedPair pair, CallSettings.Timing timing)
      throws InterruptedException {
    return live.prove(live.criteria(Optional.of(expect), timing).only(pair));
  }

  /** Reports on the current state without waiting; writes the same artifacts as {@code prove}. */
  public CallReport look() {
    return live.look(live.criteria(settings.expect(), settings.timing()));
  }

  /**
   * Removes all data of the call from the browsers: pages, windows, cookies, storage, caches. A
   * browser that cannot be cleaned is closed.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Map<PeerRole, PeerHistory> histories = ofEach(this::history);
      live.close();
      pool.reset(settings, false, session -> clean(session, histories));
    } finally {
      places.close();
    }
  }

  private <V> Map<PeerRole, V> ofEach(Function<PeerRole, V> value) {
    return settings.roles().stream().collect(Collectors.toMap(Function.identity(), value));
  }

  private void clean(BrowserSession session, Map<PeerRole, PeerHistory> histories) {
    PeerRole role =
        settings.roles().stream()
            .filter(one -> live.session(one) == session)
            .findFirst()
            .orElseThrow();
    BrowserDataCleaner.clean(session, windows.get(role), windows.values(), histories.get(role));
  }
}
