package io.peerproof.proof;

/** A verdict on a peer's incoming audio, and why. */
public record AudioProof(AudioVerdict verdict, Evidence evidence) {}
