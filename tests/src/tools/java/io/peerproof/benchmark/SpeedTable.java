package io.peerproof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The table {@code target/speed.md}. Each row is written at once, so a benchmark that ends early
 * keeps its rows.
 */
public final class SpeedTable {

  /** Measures one part of the benchmark. */
  @FunctionalInterface
  interface Part {
    void measure() throws Exception;
  }

  private static final Path FILE = Path.of("target", "speed.md");

  private SpeedTable() {}

  /**
   * Writes a row.
   *
   * @param wanted target; empty if there is none
   * @param details explanation of the row
   */
  public static void row(String what, String wanted, Object measured, String details)
      throws IOException {
    add("| %s | %s | %s | %s |", what, wanted, measured, details);
  }

  /** Makes the rounds until one fails; {@code told} writes the rows of the finished ones. */
  static void rounds(String what, int rounds, Part round, Part told) throws Exception {
    int made = 0;
    try {
      for (; made < rounds; made++) {
        round.measure();
      }
    } finally {
      if (made > 0) {
        told.measure();
      }
      if (made < rounds) {
        row(what, "", "failed", "round %d of %d; see the log".formatted(made + 1, rounds));
      }
    }
  }

  /** Writes a row of four cells and fills in the values. */
  public static void add(String format, Object... values) throws IOException {
    String line = format(format, values);
    System.out.println(line);
    Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
