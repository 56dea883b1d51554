package io.peerproof.media;

import java.util.Arrays;

/**
 * The frames that a fake camera shows, made again without its file: what arrives at the far side
 * can be held against them.
 */
public final class CameraFrames {
  private final int peer;
  private final VideoFormat format;
  private final Scenery scenery;
  private final StampGrid grid;

  /**
   * The frames of {@code peer}'s camera. Making its scenery takes some ten milliseconds: keep it
   * for as long as frames are asked for.
   *
   * @throws IllegalArgumentException when no stamp can name {@code peer}
   */
  public CameraFrames(int peer, VideoFormat format) {
    new Stamp(peer, 0);
    this.peer = peer;
    this.format = format;
    scenery = new Scenery(peer, format);
    grid = new StampGrid(format.width(), format.height());
  }

  /**
   * The luma plane of the frame with this counter, as it stands in the camera's file: {@code width
   * * height} bytes, rows from the top, in the video range (16 is black, 235 white).
   *
   * @throws IllegalArgumentException when the loop has no such frame
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

  /** Paints a frame as three planes, Y, U and V, 4:2:0, beginning at {@code offset}. */
  void paint(int counter, byte[] picture, int offset) {
    scenery.paint(counter, picture, offset);
    grid.paint(new Stamp(peer, counter), picture, offset);
  }
}
