package io.peerproof.cli.output;

import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Table with a name and a value per peer in each row; values are aligned to the right. */
final class TextTable {

  private static final String INDENT = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  void row(String name, CallReport call, Function<PeerReport, String> value) {
    rows.add(Stream.concat(Stream.of(name), call.peers().stream().map(value)).toList());
  }

  /** Adds a row that begins with its name. All rows have the same number of cells. */
  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  List<String> lines() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT).append(row.get(0));
    line.append(" ".repeat(widths[0] - row.get(0).length()));
    for (int i = 1; i < row.size(); i++) {
      line.append(INDENT).append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
    }
    return line.toString();
  }
}
