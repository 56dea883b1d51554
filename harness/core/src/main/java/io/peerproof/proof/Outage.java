package io.peerproof.proof;

import org.jspecify.annotations.Nullable;

/**
 * The longest interruption of one kind of media that a peer received, after the proof of its call.
 *
 * @param kind {@code video}, {@code audio} or {@code data}
 * @param longestMs its length in milliseconds, in which time that the page could not report is not
 *     counted; 0 if no interruption was found. A judge needs a second to find one
 * @param atMs when it began, on the page's clock: the last moment at which the media were right;
 *     null if no interruption was found
 */
public record Outage(String kind, double longestMs, @Nullable Double atMs) {

  /** Creates the record of a kind of media without an interruption. */
  public static Outage none(String kind) {
    return new Outage(kind, 0, null);
  }
}
