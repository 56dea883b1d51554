package io.peerproof;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerEvent;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.WebDriverException;

/** A browser session with the probe; opening a page discards the events of the previous one. */
public final class ProbedBrowser {

  private final BrowserSession session;
  private final EventLog log = new EventLog(() -> {});
  private int before;

  public ProbedBrowser(BrowserSession session) {
    this.session = session;
    ProbeSession.of(session).attach(log);
  }

  public BrowserSession session() {
    return session;
  }

  public void open(URI page) {
    before = log.history().events().size();
    session.driver().get(page.toString());
  }

  /** Opens a page that cannot be loaded. */
  public void openInVain(URI page) {
    try {
      open(page);
    } catch (WebDriverException e) {
      // The driver says so, too, if it hears of it in time.
    }
  }

  public List<PeerEvent> events() {
    List<PeerEvent> all = log.history().events();
    return all.subList(before, all.size());
  }
}
