package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.Locale;

/** On whose page a step is done. */
public enum StepActor {
  CALLER(List.of(PeerRole.CALLER)),
  CALLEE(List.of(PeerRole.CALLEE)),
  /** On the caller's page, and then on the callee's. */
  BOTH(List.of(PeerRole.CALLER, PeerRole.CALLEE));

  private final List<PeerRole> roles;

  StepActor(List<PeerRole> roles) {
    this.roles = roles;
  }

  /** In the order in which they do it. */
  public List<PeerRole> roles() {
    return roles;
  }

  /** As it stands in a file: {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
