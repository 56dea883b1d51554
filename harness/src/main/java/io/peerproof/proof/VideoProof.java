package io.peerproof.proof;

/** A verdict on a peer's incoming picture, and why. */
public record VideoProof(VideoVerdict verdict, Evidence evidence) {}
