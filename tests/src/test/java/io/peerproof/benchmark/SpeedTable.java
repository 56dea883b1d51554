package io.peerproof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The rows that a benchmark writes to {@code target/speed.md}, one by one: a benchmark that ends
 * early leaves those that it has.
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
   * @param wanted the target, empty where there is none
   * @param details how the row is to be read
   */
  public static void row(String what, String wanted, Object measured, String details)
      throws IOException {
    add("| %s | %s | %s | %s |", what, wanted, measured, details);
  }

  /** Makes so many rounds, or as many as succeed; {@code told} writes the rows of those made. */
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

  /** Writes a row of four cells, and fills them in. */
  public static void add(String format, Object... values) throws IOException {
    String line = format(format, values);
    System.out.println(line);
    Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
