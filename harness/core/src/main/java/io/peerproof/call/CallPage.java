package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.probe.ClockBounds;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import io.peerproof.probe.ProbeSubscription;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.openqa.selenium.WebDriver;

/** One peer of a call: a browser session, its page, and the events of the page. */
public final class CallPage implements AutoCloseable {

  private final PeerRole role;
  private final WebDriver driver;
  private final EventLog log;
  private final ProbeSubscription subscription;

  CallPage(PeerRole role, ProbeSession feed, Runnable onEvent) {
    this.role = role;
    this.driver = feed.driver();
    this.log = new EventLog(onEvent);
    this.subscription = feed.attach(log);
  }

  public PeerRole role() {
    return role;
  }

  /** Returns all events of this peer's page up to now, in order. */
  public PeerHistory history() {
    return log.history();
  }

  /** Returns the time since the last event of this peer's page. */
  public Duration silence() {
    return log.silence();
  }

  /** Returns the bounds of the page's clock, known from its events; empty if there are none. */
  public Optional<ClockBounds> clock() {
    return log.clock();
  }

  void open(URI page) {
    log.opening();
    driver.get(page.toString());
  }

  @Override
  public void close() {
    subscription.close();
  }
}
