package io.peerproof.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A media element of a page, as {@code snapshot.js} reports it; states are those of {@code
 * HTMLMediaElement}.
 *
 * @param name id of the element, or its index among the page's media elements
 * @param video true for a {@code <video>}
 * @param remote true if the page's id marks it as the element for the remote peer
 * @param displayed true if it has a size and no style hides it
 * @param muted true if it is muted or at volume 0
 * @param currentTime seconds
 * @param source true if it has a media source
 * @param picture displayed frame; null if there is none
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

  /** {@code HTMLMediaElement.HAVE_FUTURE_DATA}; from this state on, {@code playing} is fired. */
  static final int HAVE_FUTURE_DATA = 3;

  /** {@code HTMLMediaElement.HAVE_ENOUGH_DATA}. */
  static final int HAVE_ENOUGH_DATA = 4;

  /**
   * The displayed frame of an element, scaled to 320 by 240.
   *
   * @param colours sum of all red, green and blue values, 0 if all is black
   * @param topThird digest of the upper third
   * @param brightCell red, green and blue of a cell that is bright in every frame of the fake
   *     cameras
   */
  record Picture(long colours, long topThird, List<Integer> brightCell) {
    Picture {
      brightCell = List.copyOf(brightCell);
    }
  }
}
