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

  /** The call that it is a peer of. */
  public Call call() {
    return call;
  }

  /**
   * The browser, to click and type in the page as a person would. It is not to be quit.
   *
   * @throws InconclusiveException when no browser can be had
   */
  public RemoteWebDriver driver() {
    return call.held().driver(role);
  }

  /** All that the page did of WebRTC up to now, in order. */
  public List<PeerEvent> events() {
    return call.held().history(role).events();
  }

  @Override
  public String toString() {
    return "the " + role.word();
  }
}
