package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {

  private static final int[] DATA_CELLS =
      IntStream.range(0, Stamp.CELLS)
          .filter(cell -> Stamp.syncAt(cell) == Stamp.Sync.NONE)
          .toArray();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 85, 128, Stamp.MAX_PEER})
  void every_counter_of_a_peer_comes_back_from_its_cells(int peer) {
    for (int counter = 0; counter <= Stamp.MAX_COUNTER; counter += counter < 600 ? 1 : 151) {
      Stamp stamp = new Stamp(peer, counter);

      assertThat(Stamp.ofCells(stamp.toCells())).contains(stamp);
    }
    assertThat(Stamp.ofCells(new Stamp(peer, Stamp.MAX_COUNTER).toCells()))
        .contains(new Stamp(peer, Stamp.MAX_COUNTER));
  }

  @Test
  void forty_cells_carry_data_between_four_dark_and_four_bright_ones() {
    assertThat(DATA_CELLS).hasSize(40);
    assertThat(IntStream.range(0, Stamp.CELLS).mapToObj(Stamp::syncAt))
        .filteredOn(Stamp.Sync.BRIGHT::equals)
        .hasSize(4);
    assertThat(IntStream.range(0, Stamp.CELLS).mapToObj(Stamp::syncAt))
        .filteredOn(Stamp.Sync.DARK::equals)
        .hasSize(4);
  }

  @Test
  void whoever_gets_the_cells_may_change_them() {
    Stamp stamp = new Stamp(1, 2);

    stamp.toCells()[5] ^= true;

    assertThat(Stamp.ofCells(stamp.toCells())).contains(stamp);
  }

  @Test
  void up_to_three_wrong_data_cells_are_always_noticed() {
    boolean[] cells = new Stamp(2, 299).toCells();
    for (int a : DATA_CELLS) {
      for (int b : DATA_CELLS) {
        for (int c : DATA_CELLS) {
          boolean distinctOrOne = a == b ? b == c : a < b && b <= c;
          if (distinctOrOne) {
            boolean[] wrong = cells.clone();
            wrong[a] = !cells[a];
            wrong[b] = !cells[b];
            wrong[c] = !cells[c];

            assertThat(Stamp.ofCells(wrong)).as("cells %d, %d, %d", a, b, c).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void every_burst_of_up_to_sixteen_wrong_data_cells_is_noticed() {
    boolean[] cells = new Stamp(170, 43690).toCells();
    for (int start = 0; start < DATA_CELLS.length; start++) {
      int length = Math.min(16, DATA_CELLS.length - start);
      // The lowest bit is set: the burst begins at its start.
      for (int burst = 1; burst < 1 << length; burst += 2) {
        boolean[] wrong = cells.clone();
        for (int i = 0; i < length; i++) {
          wrong[DATA_CELLS[start + i]] ^= (burst >> i & 1) == 1;
        }
        if (Stamp.ofCells(wrong).isPresent()) {
          fail("not noticed: the burst %x from data cell %d on", burst, start);
        }
      }
    }
  }

  @Test
  void a_wrong_sync_cell_is_noticed() {
    boolean[] cells = new Stamp(1, 1).toCells();
    for (int cell = 0; cell < Stamp.CELLS; cell++) {
      if (Stamp.syncAt(cell) != Stamp.Sync.NONE) {
        boolean[] wrong = cells.clone();
        wrong[cell] = !cells[cell];

        assertThat(Stamp.ofCells(wrong)).as("sync cell %d", cell).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "256"})
  void a_peer_beyond_eight_bits_is_refused(int peer) {
    assertThatThrownBy(() -> new Stamp(peer, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("peer must be 0 to 255, the eight bits a stamp has for it, but is " + peer);
  }

  @ParameterizedTest
  @CsvSource({"-1", "65536"})
  void a_counter_beyond_sixteen_bits_is_refused(int counter) {
    assertThatThrownBy(() -> new Stamp(0, counter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "counter must be 0 to 65535, the sixteen bits a stamp has for it, but is " + counter);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 47, 49})
  void another_number_of_cells_is_refused(int cells) {
    assertThatThrownBy(() -> Stamp.ofCells(new boolean[cells]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a stamp has 48 cells, but there are " + cells);
  }
}
