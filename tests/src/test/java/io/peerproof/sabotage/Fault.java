package io.peerproof.sabotage;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.util.Map;

/** An action on a running call from outside of its pages. */
@FunctionalInterface
public interface Fault {

  /** No action: the pages contain the fault. */
  Fault NONE = scene -> {};

  /** Acts on the call; ICE is connected at both peers, nothing else is known. */
  void strike(Scene scene);

  /** The resources that a fault can act on. */
  interface Scene {

    /** Returns the sessions of the two peers. */
    Map<PeerRole, BrowserSession> sessions();

    /** Opens this page of the call's server in a third browser with its own camera. */
    void bringThird(String page);

    /** Registers an action after the verdict, so that the fault does not affect the next call. */
    void afterwards(Runnable undo);
  }
}
