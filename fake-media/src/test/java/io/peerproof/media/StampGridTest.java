package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StampGridTest {

  private static final byte UNTOUCHED = 77;
  private static final Stamp STAMP = new Stamp(2, 299);

  static List<VideoFormat> sizes() {
    return Pictures.SIZES;
  }

  @Test
  void a_cell_is_forty_pixels_square_at_640x480() {
    StampGrid grid = new StampGrid(640, 480);

    assertThat(grid.left(0)).isEqualTo(80);
    assertThat(grid.left(1)).isEqualTo(120);
    assertThat(grid.left(Stamp.COLUMNS)).isEqualTo(560);
    assertThat(grid.top(0)).isEqualTo(60);
    assertThat(grid.top(1)).isEqualTo(100);
    assertThat(grid.top(Stamp.ROWS)).isEqualTo(220);
    assertThat(grid.middleLine(0)).isEqualTo(80);
  }

  @Test
  void every_pixel_of_a_cell_is_its_level_and_grey_and_no_other_pixel_is_touched() {
    int width = 640;
    int pixels = width * 480;
    byte[] picture = untouched(10 + pixels * 3 / 2);
    boolean[] cells = STAMP.toCells();

    new StampGrid(width, 480).paint(STAMP, picture, 10);

    for (int i = 0; i < pixels; i++) {
      int x = i % width - 80;
      int y = i / width - 60;
      boolean inside = x >= 0 && x < 480 && y >= 0 && y < 160;
      byte expected =
          !inside ? UNTOUCHED : cells[y / 40 * 12 + x / 40] ? (byte) StampGrid.BRIGHT : 32;
      if (picture[10 + i] != expected) {
        assertThat(picture[10 + i]).as("luma at %d, %d", x + 80, y + 60).isEqualTo(expected);
      }
      if (x % 2 == 0 && y % 2 == 0) {
        int chroma = 10 + pixels + (y + 60) / 2 * (width / 2) + (x + 80) / 2;
        byte grey = inside ? (byte) 128 : UNTOUCHED;
        if (picture[chroma] != grey || picture[chroma + pixels / 4] != grey) {
          assertThat(picture[chroma]).as("U at %d, %d", x + 80, y + 60).isEqualTo(grey);
          assertThat(picture[chroma + pixels / 4]).as("V at %d, %d", x, y).isEqualTo(grey);
        }
      }
    }
    assertThat(Arrays.copyOf(picture, 10)).containsOnly(UNTOUCHED);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void what_is_painted_is_read_again(VideoFormat size) {
    StampGrid grid = new StampGrid(size.width(), size.height());
    byte[] picture = untouched(size.width() * size.height() * 3 / 2);

    grid.paint(STAMP, picture, 0);

    assertThat(grid.readLines(Pictures.stampLines(grid, size.width(), picture, 0))).contains(STAMP);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void edges_are_even_and_the_grid_survives_a_crop_to_another_camera_shape(VideoFormat size) {
    StampGrid grid = new StampGrid(size.width(), size.height());

    for (int column = 0; column <= Stamp.COLUMNS; column++) {
      assertThat(grid.left(column)).isEven();
    }
    for (int row = 0; row <= Stamp.ROWS; row++) {
      assertThat(grid.top(row)).isEven();
    }
    // 4:3 keeps 3/4 of 16:9, about the middle; an edge may be rounded by a pixel.
    assertThat(grid.left(0)).isGreaterThanOrEqualTo(size.width() / 8 - 1);
    assertThat(size.width() - grid.left(Stamp.COLUMNS))
        .isGreaterThanOrEqualTo(size.width() / 8 - 1);
    assertThat(grid.top(0)).isGreaterThanOrEqualTo(size.height() / 8 - 1);
  }

  @Test
  void a_faint_stamp_is_read_as_long_as_a_quarter_of_its_contrast_is_left() {
    StampGrid grid = new StampGrid(640, 480);

    assertThat(grid.readLines(faded(grid, 20, 67))).contains(STAMP);
    assertThat(grid.readLines(faded(grid, 180, 227))).contains(STAMP);
    assertThat(grid.readLines(faded(grid, 20, 66))).isEmpty();
  }

  @Test
  void a_stamp_in_negative_is_none() {
    StampGrid grid = new StampGrid(640, 480);

    assertThat(grid.readLines(faded(grid, StampGrid.BRIGHT, StampGrid.DARK))).isEmpty();
  }

  @Test
  void a_flat_picture_has_no_stamp() {
    StampGrid grid = new StampGrid(640, 480);

    assertThat(grid.readLines(new byte[Stamp.ROWS][640])).isEmpty();
  }

  /** The lines of the stamp with other levels than it is painted in. */
  private static byte[][] faded(StampGrid grid, int dark, int bright) {
    byte[] picture = new byte[640 * 480 * 3 / 2];
    grid.paint(STAMP, picture, 0);
    byte[][] lines = Pictures.stampLines(grid, 640, picture, 0);
    for (byte[] line : lines) {
      for (int x = 0; x < line.length; x++) {
        line[x] = (byte) (line[x] == (byte) StampGrid.BRIGHT ? bright : dark);
      }
    }
    return lines;
  }

  private static byte[] untouched(int bytes) {
    byte[] picture = new byte[bytes];
    Arrays.fill(picture, UNTOUCHED);
    return picture;
  }
}
