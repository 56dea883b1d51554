package io.peerproof.sabotage;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.util.Map;

/** What is done from outside of the pages to a call that is on. */
@FunctionalInterface
public interface Fault {

  /** Nothing: the pages do it all. */
  Fault NONE = scene -> {};

  /** Does it; ICE is connected at both peers, nothing else is known. */
  void strike(Scene scene);

  /** What a fault can lay hands on. */
  interface Scene {

    /** The sessions of the two peers. */
    Map<PeerRole, BrowserSession> sessions();

    /** Lets a third browser, with a camera of its own, open this page of the call's server. */
    void bringThird(String page);

    /** Does this when the call has been judged, so that the next one finds nothing of the fault. */
    void afterwards(Runnable undo);
  }
}
