package io.peerproof.event;

import java.util.Locale;

/**
 * A receiving peer of a call, and one of its remote peers.
 *
 * @param receiver peer that receives
 * @param sender remote peer whose media or messages it receives
 */
public record OrderedPair(PeerRole receiver, PeerRole sender) {
  public OrderedPair {
    if (receiver == sender) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s receives from another peer, not from itself", receiver.phrase()));
    }
  }
}
