package io.peerproof.proof;

/** A verdict on a peer's incoming sound, and why. */
public record AudioProof(AudioVerdict verdict, Evidence evidence) {}
