package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.probe.ClockBounds;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import io.peerproof.probe.ProbeSubscription;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebDriver;

/** One peer of a call: a browser session, the page in it, and what the page says. */
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

  /** All that happened in this peer's page up to now, in order. */
  public List<PeerEvent> events() {
    return log.events();
  }

  /** How long this peer's page has said nothing. */
  public Duration silence() {
    return log.silence();
  }

  /** What this peer's page told of its clock without being asked; empty when it told nothing. */
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
