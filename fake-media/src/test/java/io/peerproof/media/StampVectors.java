package io.peerproof.media;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The examples to which Java and the page's decoder are both held. */
record StampVectors(
    String about,
    int columns,
    int rows,
    Grid grid,
    Levels luma,
    Levels grey,
    List<Painted> stamps,
    List<Refused> refused) {

  record Grid(String about, double left, double top, double cellWidth, double cellHeight) {}

  record Levels(String about, int dark, int bright) {}

  record Painted(int peer, int counter, String cells) {
    Stamp stamp() {
      return new Stamp(peer, counter);
    }
  }

  record Refused(String why, String cells) {}

  static StampVectors read() {
    try (InputStream file = StampVectors.class.getResourceAsStream("stamp-vectors.json")) {
      return JsonMapper.shared().readValue(requireNonNull(file), StampVectors.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean[] cells(String digits) {
    boolean[] cells = new boolean[digits.length()];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = digits.charAt(cell) == '1';
    }
    return cells;
  }
}
