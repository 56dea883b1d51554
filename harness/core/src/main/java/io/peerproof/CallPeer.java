package io.peerproof;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import java.util.List;
import org.openqa.selenium.remote.RemoteWebDriver;

/** One peer of a {@link Call}: its browser and the page in it. */
public final class CallPeer {

  private final Call call;
  private final PeerRole role;

  CallPeer(Call call, PeerRole role) {
    this.call = call;
    this.role = role;
  }

  public PeerRole role() {
    return role;
  }

  /** Returns the call of this peer. */
  public Call call() {
    return call;
  }

  /**
   * Returns the driver of the browser, to click and type in the page as a person would. Do not quit
   * it.
   *
   * @throws InconclusiveException if no browser is available
   */
  public RemoteWebDriver driver() {
    return call.held().driver(role);
  }

  /** Returns all WebRTC events of the page up to now, in order. */
  public List<PeerEvent> events() {
    return call.held().history(role).events();
  }

  @Override
  public String toString() {
    return role.phrase();
  }
}
