package io.peerproof.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A media element of a page, as {@code snapshot.js} saw it; states are those of {@code
 * HTMLMediaElement}.
 *
 * @param name its id, or its place among the page's media elements
 * @param video whether it is a {@code <video>}
 * @param remote whether the page, by its id, names it the one for the other peer
 * @param displayed whether it has a size and no style hides it
 * @param muted whether it is muted or at volume 0
 * @param currentTime seconds
 * @param source whether it was given anything to play
 * @param picture what it shows; null without any
 */
record MediaElement(
    String name,
    boolean video,
    boolean remote,
    boolean displayed,
    boolean paused,
    boolean muted,
    int readyState,
    double currentTime,
    int width,
    int height,
    int videoTracks,
    int audioTracks,
    boolean source,
    @Nullable Picture picture) {

  /** {@code HTMLMediaElement.HAVE_METADATA}. */
  static final int HAVE_METADATA = 1;

  /** {@code HTMLMediaElement.HAVE_FUTURE_DATA}, from which on {@code playing} is fired. */
  static final int HAVE_FUTURE_DATA = 3;

  /** {@code HTMLMediaElement.HAVE_ENOUGH_DATA}. */
  static final int HAVE_ENOUGH_DATA = 4;

  /**
   * What an element shows, scaled to 320 by 240.
   *
   * @param colours the sum of all red, green and blue values, 0 when all is black
   * @param topThird a digest of the upper third
   * @param brightCell red, green and blue where our fake cameras are bright in every frame
   */
  record Picture(long colours, long topThird, List<Integer> brightCell) {
    Picture {
      brightCell = List.copyOf(brightCell);
    }
  }
}
