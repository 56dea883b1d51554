package io.peerproof.event;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Kind of a media track, a transceiver or an entry of the statistics ({@code
 * MediaStreamTrack.kind}, W3C Media Capture and Streams).
 */
public enum MediaKind {
  AUDIO("audio"),
  VIDEO("video");

  private final String text;

  MediaKind(String text) {
    this.text = text;
  }

  /** The specification's word, as in JSON, statistics and descriptions: {@code audio}. */
  @JsonValue
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
