package io.peerproof.proof;

/** A verdict on a peer's incoming messages, and why. */
public record DataProof(DataVerdict verdict, Evidence evidence) {}
