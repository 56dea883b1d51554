package io.peerproof.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A verdict on a peer's incoming video, and why.
 *
 * @param unknown no verdict is possible, because the page does something that the browser does not
 *     let the probe see; not in reports
 * @param still an unstamped video that goes on to be presented, and does not change; not in
 *     reports, so false in a proof that was read from one
 * @param notGiven no element was ever given the track; not in reports, likewise
 */
public record VideoProof(
    VideoVerdict verdict,
    Evidence evidence,
    @JsonIgnore boolean still,
    @JsonIgnore boolean unknown,
    @JsonIgnore boolean notGiven) {

  /** A proof that knows nothing of a still video. */
  @JsonCreator
  public VideoProof(
      @JsonProperty("verdict") VideoVerdict verdict, @JsonProperty("evidence") Evidence evidence) {
    this(verdict, evidence, false, false, false);
  }

  /** The same of a still video. */
  public VideoProof ofStillVideo() {
    return new VideoProof(verdict, evidence, true, unknown, notGiven);
  }

  /** The same where nothing can be known; the evidence says why. */
  public VideoProof ofUnknown() {
    return new VideoProof(verdict, evidence, still, true, notGiven);
  }

  /** The same of a track that no element was ever given. */
  public VideoProof ofTrackNotGiven() {
    return new VideoProof(verdict, evidence, still, unknown, true);
  }

  /** Returns the turn of the frames: {@code mirrored}; empty where they are upright. */
  @JsonIgnore
  public Optional<String> orientation() {
    return Optional.ofNullable(evidence.facts().get("orientation")).map(String::valueOf);
  }
}
