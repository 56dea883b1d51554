package io.peerproof.media;

import java.util.Arrays;

/**
 * The frames of a fake camera, painted again without its file, for comparison with received frames.
 */
public final class CameraFrames {
  private final int peer;
  private final VideoFormat format;
  private final Scenery scenery;
  private final StampGrid grid;

  /**
   * Creates the frames of {@code peer}'s camera. This takes some ten milliseconds, so keep the
   * object as long as frames are needed.
   *
   * @throws IllegalArgumentException if no stamp can hold {@code peer}
   */
  public CameraFrames(int peer, VideoFormat format) {
    new Stamp(peer, 0);
    this.peer = peer;
    this.format = format;
    scenery = new Scenery(peer, format);
    grid = new StampGrid(format.width(), format.height());
  }

  /**
   * Returns the luma plane of the frame with this counter, as in the camera's file: {@code width
   * height} bytes, rows from the top, in the video range (16 is black, 235 white).
   *
   * @throws IllegalArgumentException if the loop has no such frame
   */
  public byte[] luma(int counter) {
    if (counter < 0 || counter >= format.frames()) {
      throw new IllegalArgumentException(
          "counter must be 0 to "
              + (format.frames() - 1)
              + ", a frame of this loop, but is "
              + counter);
    }
    int pixels = format.width() * format.height();
    byte[] picture = new byte[pixels * 3 / 2];
    paint(counter, picture, 0);
    return Arrays.copyOf(picture, pixels);
  }

  /** Paints a frame as three planes, Y, U and V, 4:2:0, starting at {@code offset}. */
  void paint(int counter, byte[] picture, int offset) {
    scenery.paint(counter, picture, offset);
    grid.paint(new Stamp(peer, counter), picture, offset);
  }
}
