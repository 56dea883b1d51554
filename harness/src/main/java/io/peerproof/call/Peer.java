package io.peerproof.call;

import io.peerproof.probe.PeerEvent;
import io.peerproof.probe.PeerLog;
import io.peerproof.probe.Probe;
import io.peerproof.probe.ProbeFeed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
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

  /**
   * How far the clock of this peer's page is ahead of {@link System#nanoTime} at least, in
   * milliseconds; empty when the page of that time origin has said nothing.
   */
  public OptionalDouble leastAheadMs(double timeOriginMs) {
    return log.leastAheadMs(timeOriginMs);
  }

  void open(URI page) {
    driver.get(page.toString());
  }

  @Override
  public void close() {
    probe.close();
  }
}
