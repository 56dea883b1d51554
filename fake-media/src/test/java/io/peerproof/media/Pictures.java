package io.peerproof.media;

import java.util.List;

/** Sizes that cameras have, and some that they do not; lines of a picture. */
final class Pictures {

  static final List<VideoFormat> SIZES =
      List.of(
          format(160, 160),
          format(162, 166),
          format(320, 180),
          format(426, 240),
          format(640, 480),
          format(480, 640),
          format(854, 480),
          format(1280, 720),
          format(1920, 1080));

  private Pictures() {}

  private static VideoFormat format(int width, int height) {
    return new VideoFormat(width, height, 30, 300);
  }

  /** The lines in the middle of the stamp's rows, of a picture that begins at {@code offset}. */
  static byte[][] stampLines(StampGrid grid, int width, byte[] picture, int offset) {
    byte[][] lines = new byte[Stamp.ROWS][width];
    for (int row = 0; row < Stamp.ROWS; row++) {
      System.arraycopy(picture, offset + grid.middleLine(row) * width, lines[row], 0, width);
    }
    return lines;
  }
}
