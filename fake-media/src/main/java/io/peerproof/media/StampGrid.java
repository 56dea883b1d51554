package io.peerproof.media;

import java.util.Arrays;
import java.util.Optional;

/**
 * The positions of a {@link Stamp}'s cells in a frame of a given size; paints and reads them.
 *
 * <p>The grid is 3/4 of the frame wide and 1/3 high, and starts 1/8 from the left edge and 1/8 from
 * the top. A cell is a sixteenth of the width by a twelfth of the height, 40×40 pixels at 640×480.
 * The distance of 1/8 to three edges allows for another aspect ratio, for which a page gets the
 * middle of the frame. Both 16:9 out of 4:3 and 4:3 out of 16:9 lose exactly an eighth at two
 * edges, which touches no cell.
 *
 * <p>Luma is in the video range of ITU-R BT.601 and BT.709 (16 black, 235 white). Planes have one
 * byte per pixel, line by line, without padding.
 */
final class StampGrid {

  /**
   * Luma of a dark cell. Its distance to black (16) leaves room for the ringing of a scaler or an
   * encoder, so it is not clipped. A stamped frame is never black.
   */
  static final int DARK = 32;

  /** Luma of a bright cell: as far below white (235) as {@link #DARK} is above black. */
  static final int BRIGHT = 219;

  /**
   * Smallest difference between the mean bright and the mean dark sync cell: a quarter of the
   * painted difference. A fainter stamp is not read.
   */
  static final int LEAST_CONTRAST = 47;

  private static final int WIDTH_CELLS = 16;
  private static final int HEIGHT_CELLS = 12;
  private static final int LEFT_CELLS = 2;
  private static final int TOP_HALF_CELLS = 3;

  private final int width;
  private final int height;

  StampGrid(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Returns the number of pixels to the left of a column; even, so that no chroma pixel crosses the
   * edge.
   */
  int left(int column) {
    return evenShare(width, LEFT_CELLS + column, WIDTH_CELLS);
  }

  /** Returns the number of lines above a row; even. */
  int top(int row) {
    return evenShare(height, TOP_HALF_CELLS + 2 * row, 2 * HEIGHT_CELLS);
  }

  /** Returns the middle line of pixels of a row. */
  int middleLine(int row) {
    return (top(row) + top(row + 1)) / 2;
  }

  /**
   * Paints the stamp into a frame of three planes, Y, U and V, 4:2:0, starting at {@code offset}.
   * Its cells are grey, so that a colour conversion does not change their brightness.
   */
  void paint(Stamp stamp, byte[] picture, int offset) {
    paintCells(stamp, picture, offset);
    int pixels = width * height;
    paintGrey(picture, offset + pixels);
    paintGrey(picture, offset + pixels + pixels / 4);
  }

  private void paintCells(Stamp stamp, byte[] plane, int offset) {
    boolean[] cells = stamp.toCells();
    for (int row = 0; row < Stamp.ROWS; row++) {
      int firstLine = offset + top(row) * width;
      for (int column = 0; column < Stamp.COLUMNS; column++) {
        byte luma = (byte) (cells[row * Stamp.COLUMNS + column] ? BRIGHT : DARK);
        Arrays.fill(plane, firstLine + left(column), firstLine + left(column + 1), luma);
      }
      for (int y = top(row) + 1; y < top(row + 1); y++) {
        System.arraycopy(
            plane,
            firstLine + left(0),
            plane,
            offset + y * width + left(0),
            left(Stamp.COLUMNS) - left(0));
      }
    }
  }

  private void paintGrey(byte[] plane, int offset) {
    for (int y = top(0) / 2; y < top(Stamp.ROWS) / 2; y++) {
      int line = offset + y * width / 2;
      Arrays.fill(plane, line + left(0) / 2, line + left(Stamp.COLUMNS) / 2, (byte) 128);
    }
  }

  private static int evenShare(int whole, int part, int parts) {
    return 2 * Math.round((float) whole * part / (2 * parts));
  }

  /**
   * Reads the stamp from the {@linkplain #middleLine middle lines} of its rows, each as wide as the
   * frame; empty if there is none or it is too faint.
   */
  Optional<Stamp> readLines(byte[][] lines) {
    int[] luma = new int[Stamp.CELLS];
    int dark = 0;
    int bright = 0;
    for (int cell = 0; cell < Stamp.CELLS; cell++) {
      int column = cell % Stamp.COLUMNS;
      luma[cell] = lines[cell / Stamp.COLUMNS][(left(column) + left(column + 1)) / 2] & 0xFF;
      switch (Stamp.syncAt(cell)) {
        case DARK -> dark += luma[cell];
        case BRIGHT -> bright += luma[cell];
        case NONE -> {}
      }
    }
    // Four sync cells of each level.
    if (bright - dark < 4 * LEAST_CONTRAST) {
      return Optional.empty();
    }
    boolean[] cells = new boolean[Stamp.CELLS];
    for (int cell = 0; cell < Stamp.CELLS; cell++) {
      cells[cell] = 8 * luma[cell] > bright + dark;
    }
    return Stamp.ofCells(cells);
  }
}
