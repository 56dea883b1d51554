package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.Role;
import io.peerproof.probe.PeerLog;
import io.peerproof.probe.Probe;
import io.peerproof.probe.ProbeFeed;
import io.peerproof.probe.ToldClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebDriver;

/** One peer of a call: a browser session, the page in it, and what the page says. */
public final class Peer implements AutoCloseable {

  private final Role role;
  private final WebDriver driver;
  private final PeerLog log;
  private final Probe probe;

  Peer(Role role, ProbeFeed feed, Runnable onEvent) {
    this.role = role;
    this.driver = feed.driver();
    this.log = new PeerLog(onEvent);
    this.probe = feed.attach(log);
  }

  public Role role() {
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
  public Optional<ToldClock> clock() {
    return log.clock();
  }

  void open(URI page) {
    log.opening();
    driver.get(page.toString());
  }

  @Override
  public void close() {
    probe.close();
  }
}
