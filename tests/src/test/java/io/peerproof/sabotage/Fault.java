package io.peerproof.sabotage;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import java.util.Map;

/** An action on a call from outside of its pages. */
@FunctionalInterface
public interface Fault {

  /** Moments of a call. */
  enum Moment {
    /** The third browser runs, and no page of the call is open. */
    BEFORE,

    /** ICE is connected at both peers, nothing else is known. */
    CONNECTED,

    /** The call is proven, and its hold time begins after the action. */
    PROVEN
  }

  /** No action: the pages contain the fault. */
  Fault NONE = scene -> {};

  /** Acts on the call at its {@link #moment}. */
  void strike(Scene scene);

  /** Returns the moment of the action. */
  default Moment moment() {
    return Moment.CONNECTED;
  }

  /**
   * Tells if this needs a third browser; that runs before the call begins, so that the time limit
   * of the call does not include its start.
   */
  default boolean needsThird() {
    return false;
  }

  /** Returns this action, at the proof of a call that is held. */
  default Fault onceProven() {
    Fault action = this;
    return new Fault() {
      @Override
      public void strike(Scene scene) {
        action.strike(scene);
      }

      @Override
      public Moment moment() {
        return Moment.PROVEN;
      }

      @Override
      public boolean needsThird() {
        return action.needsThird();
      }
    };
  }

  /** The resources that a fault can act on. */
  interface Scene {

    /** Returns the sessions of the two peers; none {@link Moment#BEFORE} the call. */
    Map<PeerRole, BrowserSession> sessions();

    /** Opens this page of the call's server in the third browser, which has its own camera. */
    void openInThird(String page);

    /** Registers an action after the verdict, so that the fault does not affect the next call. */
    void afterwards(Runnable undo);
  }
}
