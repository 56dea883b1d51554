package io.peerproof.proof;

import java.util.Map;

/** A verdict on a peer's incoming messages, and why. */
public record DataProof(DataVerdict verdict, Evidence evidence) {

  /** No messages are to come, and none were looked for. */
  public static final DataProof NOT_EXPECTED =
      new DataProof(
          DataVerdict.NOT_EXPECTED,
          new Evidence("no messages", "messages were not looked for", null, Map.of()));
}
