package io.peerproof.proof.expectation;

import java.util.Locale;

/** Direction of media, as the caller sees it; the words of {@code RTCRtpTransceiver}. */
public enum MediaDirection {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
