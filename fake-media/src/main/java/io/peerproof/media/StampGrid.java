package io.peerproof.media;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where the cells of a {@link Stamp} lie in a picture of a given size, and how they are painted and
 * read there.
 *
 * <p>The grid is 3/4 of the picture wide and 1/3 high, begins 1/8 from the left edge and 1/8 from
 * the top: a cell is a sixteenth of the width by a twelfth of the height, 40×40 pixels at 640×480.
 * It keeps 1/8 away from three edges because a page that asks for another aspect ratio gets the
 * middle of the camera's picture: 16:9 out of 4:3 loses exactly an eighth at the top and at the
 * bottom, 4:3 out of 16:9 the same left and right, and neither touches a cell.
 *
 * <p>Luma is in the video range of ITU-R BT.601 and BT.709 (16 black, 235 white). Planes are one
 * byte a pixel, line by line, no padding.
 */
final class StampGrid {

  /**
   * Luma of a dark cell. Above black (16) by as much as a scaler's or an encoder's ringing needs,
   * so that it is not clipped, and so that a stamped picture is never taken for a black one.
   */
  static final int DARK = 32;

  /** Luma of a bright cell: as far below white (235) as {@link #DARK} is above black. */
  static final int BRIGHT = 219;

  /**
   * Least difference between the mean bright and the mean dark sync cell: a quarter of what is
   * painted. A picture that fades further than that is not read at all.
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

  /** Pixels left of a column of cells; even, so that no chroma pixel lies across the edge. */
  int left(int column) {
    return evenShare(width, LEFT_CELLS + column, WIDTH_CELLS);
  }

  /** Lines above a row of cells; even. */
  int top(int row) {
    return evenShare(height, TOP_HALF_CELLS + 2 * row, 2 * HEIGHT_CELLS);
  }

  /** The line of pixels in the middle of a row of cells. */
  int middleLine(int row) {
    return (top(row) + top(row + 1)) / 2;
  }

  /**
   * Paints the stamp into a picture of three planes, Y, U and V, 4:2:0, that begins at {@code
   * offset}. Its cells are grey, so that no colour conversion changes how bright they are.
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
   * Reads the stamp from the {@linkplain #middleLine middle lines} of its rows of cells, each as
   * wide as the picture; empty when there is none, or one that is too faint.
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
