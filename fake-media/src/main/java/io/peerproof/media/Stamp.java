package io.peerproof.media;

import java.util.Optional;

/**
 * The identity of a frame of a fake camera: its peer and its place in the loop.
 *
 * <p>A stamp has {@value #CELLS} cells, each dark ({@code false}) or bright ({@code true}), in
 * {@value #ROWS} rows of {@value #COLUMNS}, row by row from the top left. The first and the last
 * column are the sync cells, a fixed pattern of both levels. Between them are ten cells per row,
 * most significant bit first: the peer (8 bits), the counter (16 bits) and the {@linkplain Crc16
 * checksum} of both (16 bits). {@code docs/stamp.md} shows it; {@code stamp-vectors.json} has the
 * examples that test this class and the page's decoder.
 *
 * @param peer of the camera, 0 to {@value #MAX_PEER}: a peer of a call and the {@link
 *     DeviceVariant}
 * @param counter index of the frame in its loop, 0 to {@value #MAX_COUNTER}
 */
record Stamp(int peer, int counter) {

  /** Largest peer identity of eight bits. */
  public static final int MAX_PEER = 0xFF;

  /** Largest frame counter of sixteen bits. */
  public static final int MAX_COUNTER = 0xFFFF;

  static final int COLUMNS = 12;
  static final int ROWS = 4;
  static final int CELLS = COLUMNS * ROWS;

  // Four dark and four bright. No mirrored or half-turned frame has the same pattern, so a flipped
  // stamp is refused before its checksum is looked at.
  private static final boolean[] SYNC_LEFT = {true, false, true, true};
  private static final boolean[] SYNC_RIGHT = {false, false, true, false};

  private static final int DATA_COLUMNS = COLUMNS - 2;
  private static final int CRC_BITS = 16;
  private static final int COUNTER_BITS = 16;

  public Stamp {
    if (peer < 0 || peer > MAX_PEER) {
      throw new IllegalArgumentException(
          "peer must be 0 to " + MAX_PEER + ", the eight bits a stamp has for it, but is " + peer);
    }
    if (counter < 0 || counter > MAX_COUNTER) {
      throw new IllegalArgumentException(
          "counter must be 0 to "
              + MAX_COUNTER
              + ", the sixteen bits a stamp has for it, but is "
              + counter);
    }
  }

  /** Returns the stamp as a new array of {@value #CELLS} cells. */
  public boolean[] toCells() {
    long bits = (long) payload() << CRC_BITS | checksum();
    boolean[] cells = new boolean[CELLS];
    int bit = DATA_COLUMNS * ROWS;
    for (int row = 0; row < ROWS; row++) {
      cells[row * COLUMNS] = SYNC_LEFT[row];
      for (int column = 1; column <= DATA_COLUMNS; column++) {
        bit--;
        cells[row * COLUMNS + column] = (bits >>> bit & 1) == 1;
      }
      cells[row * COLUMNS + COLUMNS - 1] = SYNC_RIGHT[row];
    }
    return cells;
  }

  /**
   * Reads a stamp from cells; empty if a sync cell or the checksum is wrong.
   *
   * @throws IllegalArgumentException unless there are exactly {@value #CELLS} cells
   */
  public static Optional<Stamp> ofCells(boolean[] cells) {
    if (cells.length != CELLS) {
      throw new IllegalArgumentException(
          "a stamp has " + CELLS + " cells, but there are " + cells.length);
    }
    long bits = 0;
    for (int row = 0; row < ROWS; row++) {
      if (cells[row * COLUMNS] != SYNC_LEFT[row]
          || cells[row * COLUMNS + COLUMNS - 1] != SYNC_RIGHT[row]) {
        return Optional.empty();
      }
      for (int column = 1; column <= DATA_COLUMNS; column++) {
        bits = bits << 1 | (cells[row * COLUMNS + column] ? 1 : 0);
      }
    }
    int payload = (int) (bits >>> CRC_BITS);
    Stamp stamp = new Stamp(payload >>> COUNTER_BITS, payload & MAX_COUNTER);
    return stamp.checksum() == (bits & 0xFFFF) ? Optional.of(stamp) : Optional.empty();
  }

  /** Returns the kind of sync cell at this index, bright or dark, or none. */
  static Sync syncAt(int cell) {
    int row = cell / COLUMNS;
    return switch (cell % COLUMNS) {
      case 0 -> SYNC_LEFT[row] ? Sync.BRIGHT : Sync.DARK;
      case COLUMNS - 1 -> SYNC_RIGHT[row] ? Sync.BRIGHT : Sync.DARK;
      default -> Sync.NONE;
    };
  }

  enum Sync {
    NONE,
    DARK,
    BRIGHT
  }

  private int payload() {
    return peer << COUNTER_BITS | counter;
  }

  private int checksum() {
    return Crc16.of((byte) peer, (byte) (counter >>> 8), (byte) counter);
  }
}
