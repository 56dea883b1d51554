package io.peerproof.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A verdict on a peer's incoming picture, and why.
 *
 * @param still an unstamped picture that goes on to be presented, and does not change; not in
 *     reports, so false in a proof that was read from one
 */
public record VideoProof(VideoVerdict verdict, Evidence evidence, @JsonIgnore boolean still) {

  /** A proof that knows nothing of a still picture. */
  @JsonCreator
  public VideoProof(
      @JsonProperty("verdict") VideoVerdict verdict, @JsonProperty("evidence") Evidence evidence) {
    this(verdict, evidence, false);
  }

  /** The same of a still picture. */
  public VideoProof ofStillPicture() {
    return new VideoProof(verdict, evidence, true);
  }
}
