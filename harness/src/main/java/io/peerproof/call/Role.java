package io.peerproof.call;

import java.util.Locale;

/** Who a peer is in a call. */
public enum Role {
  /** Makes the offer. */
  CALLER,
  /** Answers it. */
  CALLEE;

  /** As it stands in reports and sentences: {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The peer at the far side. */
  public Role other() {
    return this == CALLER ? CALLEE : CALLER;
  }
}
