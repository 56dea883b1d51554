package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.util.Map;

/** Listens to the milestones of a call and may act on its browsers. */
public interface CallListener {

  /** Called when the call has its browser slots and begins. */
  default void slotsReserved() {}

  /** Called when ICE is connected at both peers: on a separate thread, at most once per call. */
  default void connected(Map<PeerRole, BrowserSession> sessions) {}

  /**
   * Called at the first proof of a call with a hold time: on a separate thread, at most once per
   * call. The hold time begins when this method returns, so that all of it observes the call after
   * the actions of this method.
   */
  default void proven(Map<PeerRole, BrowserSession> sessions) {}

  /**
   * Called after the verdict while the pages are still open; further actions do not change the
   * verdict.
   */
  default void judged(Map<PeerRole, BrowserSession> sessions) {}

  /** Returns a listener without actions. */
  static CallListener none() {
    return new CallListener() {};
  }
}
