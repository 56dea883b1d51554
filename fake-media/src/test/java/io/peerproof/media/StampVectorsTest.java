package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StampVectorsTest {

  private static final StampVectors VECTORS = StampVectors.read();

  /** Edges lie on even pixels. */
  private static final Offset<Double> ROUNDING = within(1.001);

  static List<StampVectors.Painted> stamps() {
    return VECTORS.stamps();
  }

  static List<StampVectors.Refused> refused() {
    return VECTORS.refused();
  }

  @Test
  void a_dozen_stamps_and_more_are_in_the_file() {
    assertThat(VECTORS.stamps()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
    assertThat(VECTORS.refused()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("stamps")
  void a_stamp_has_these_cells_and_the_cells_are_that_stamp(StampVectors.Painted example) {
    boolean[] cells = StampVectors.cells(example.cells());

    assertThat(example.stamp().toCells()).isEqualTo(cells);
    assertThat(Stamp.ofCells(cells)).contains(example.stamp());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void these_cells_are_no_stamp(StampVectors.Refused example) {
    assertThat(Stamp.ofCells(StampVectors.cells(example.cells()))).as(example.why()).isEmpty();
  }

  @Test
  void the_grid_lies_where_the_file_says() {
    StampVectors.Grid grid = VECTORS.grid();
    for (VideoFormat format : Pictures.SIZES) {
      StampGrid painted = new StampGrid(format.width(), format.height());

      for (int column = 0; column <= VECTORS.columns(); column++) {
        double share = grid.left() + column * grid.cellWidth();
        assertThat((double) painted.left(column)).isCloseTo(share * format.width(), ROUNDING);
      }
      for (int row = 0; row <= VECTORS.rows(); row++) {
        double share = grid.top() + row * grid.cellHeight();
        assertThat((double) painted.top(row)).isCloseTo(share * format.height(), ROUNDING);
      }
    }
    assertThat(VECTORS.columns()).isEqualTo(Stamp.COLUMNS);
    assertThat(VECTORS.rows()).isEqualTo(Stamp.ROWS);
  }

  @Test
  void the_levels_of_the_file_are_painted_and_its_greys_are_the_same_in_full_range() {
    assertThat(VECTORS.luma().dark()).isEqualTo(StampGrid.DARK);
    assertThat(VECTORS.luma().bright()).isEqualTo(StampGrid.BRIGHT);
    assertThat(VECTORS.grey().dark()).isEqualTo(fullRange(StampGrid.DARK));
    assertThat(VECTORS.grey().bright()).isEqualTo(fullRange(StampGrid.BRIGHT));
  }

  private static int fullRange(int luma) {
    return (int) Math.round((luma - 16) * 255 / 219.0);
  }
}
