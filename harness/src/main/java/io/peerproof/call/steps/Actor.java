package io.peerproof.call.steps;

import io.peerproof.event.Role;
import java.util.List;
import java.util.Locale;

/** On whose page a step is done. */
public enum Actor {
  CALLER(List.of(Role.CALLER)),
  CALLEE(List.of(Role.CALLEE)),
  /** On the caller's page, and then on the callee's. */
  BOTH(List.of(Role.CALLER, Role.CALLEE));

  private final List<Role> roles;

  Actor(List<Role> roles) {
    this.roles = roles;
  }

  /** In the order in which they do it. */
  public List<Role> roles() {
    return roles;
  }

  /** As it stands in a file: {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
