package io.peerproof.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A frame and the stamp in it; in JSON {@code [atMs, peer, counter]}.
 *
 * @param atMs when it was captured or presented, on the page's clock
 * @param peer whose stamp it carries, null without a readable one
 * @param counter of the stamp, null without one
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"atMs", "peer", "counter"})
public record StampedFrame(double atMs, @Nullable Integer peer, @Nullable Integer counter) {}
