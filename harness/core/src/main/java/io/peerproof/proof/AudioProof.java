package io.peerproof.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/** A verdict on a peer's incoming audio, and why. */
public record AudioProof(AudioVerdict verdict, Evidence evidence) {

  /** Returns the only channel that has sound: {@code left}; empty where both have some. */
  @JsonIgnore
  public Optional<String> onlyChannel() {
    return Optional.ofNullable(evidence.facts().get("channel")).map(String::valueOf);
  }
}
