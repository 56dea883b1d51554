package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.util.List;
import java.util.Locale;

/** The peer or peers on whose pages a step is performed. */
public enum StepActor {
  CALLER(List.of(PeerRole.CALLER)),
  CALLEE(List.of(PeerRole.CALLEE)),
  /** First the caller's page, then the callee's. */
  BOTH(List.of(PeerRole.CALLER, PeerRole.CALLEE));

  private final List<PeerRole> roles;

  StepActor(List<PeerRole> roles) {
    this.roles = roles;
  }

  /** Returns the roles in the order in which they perform the step. */
  public List<PeerRole> roles() {
    return roles;
  }

  /** Returns the word in a file, such as {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
