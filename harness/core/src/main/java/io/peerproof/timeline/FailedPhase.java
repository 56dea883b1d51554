package io.peerproof.timeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a call in their order; the first that did not happen names a failure. */
public enum FailedPhase {
  /** A browser did not start or died, or the call could not be measured. */
  SESSION,
  /** The page did not load, or threw before it did anything. */
  PAGE,
  /** {@code getUserMedia} was refused or never answered. */
  MEDIA,
  /** Offer, answer or candidates did not reach the other side. */
  SIGNALING,
  /** No candidate pair worked. */
  ICE,
  /** The DTLS handshake failed. */
  DTLS,
  /** No media packets arrived. */
  RTP,
  /** Packets arrived and no frame, or no audio, was decoded from them. */
  DECODE,
  /** It was decoded, and the page did not present it, or not the right one. */
  RENDER;

  /** As it stands in a report: {@code ice}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
