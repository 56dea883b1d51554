package io.peerproof.proof;

/**
 * What a peer should see and hear: the other peer.
 *
 * @param peer identity in the other peer's stamps
 * @param loopFrames frames of the other camera's loop, after which its counter starts anew
 * @param toneHz the other microphone's tone
 */
public record Expectation(int peer, int loopFrames, double toneHz) {}
