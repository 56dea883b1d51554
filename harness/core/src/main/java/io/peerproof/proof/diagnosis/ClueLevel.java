package io.peerproof.proof.diagnosis;

/** Share of a failure that a clue explains. The order is that of a report. */
enum ClueLevel {
  /** By itself it keeps away the media that are missing, and it still holds. */
  CAUSE,
  /** It was seen where the failure is, and other explanations are left. */
  LIKELY,
  /** It was seen, and a call may well work all the same. */
  POSSIBLE
}
