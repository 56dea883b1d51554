package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.util.Map;

/** Looks at a call's browsers while it goes on, or does something to them. */
public interface CallListener {

  /** The call has places for its browsers, and begins; what was before is no part of it. */
  default void placed() {}

  /** ICE is connected at both peers; on a thread of its own, at most once a call. */
  default void connected(Map<PeerRole, BrowserSession> sessions) {}

  /** The verdict is in, and the pages still stand; what is done to them changes it no more. */
  default void judged(Map<PeerRole, BrowserSession> sessions) {}

  /** Nobody. */
  static CallListener none() {
    return new CallListener() {};
  }
}
