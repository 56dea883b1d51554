package io.peerproof.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A comparison of all suites on the same calls.
 *
 * @param date date of the calls
 * @param browser name and version of the browser
 * @param sources of the other suites' predicates
 * @param calls in the order they were made
 */
record Comparison(
    LocalDate date,
    String browser,
    List<HarnessPredicate.Source> sources,
    List<ComparedCall> calls) {
  Comparison {
    sources = List.copyOf(sources);
    calls = List.copyOf(calls);
  }

  /** One column of marks: a suite and its mark on a call. */
  record Column(String name, Function<ComparedCall, Detection> mark) {}

  /** Returns the columns: the other suites by number, all of them together, Peerproof. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      int predicate = i;
      columns.add(new Column(String.valueOf(i + 1), call -> call.of(predicate)));
    }
    columns.add(together());
    columns.add(peerproof());
    return List.copyOf(columns);
  }

  /** Returns the column of a suite with all predicates of the others. */
  Column together() {
    return new Column("all", ComparedCall::together);
  }

  Column peerproof() {
    return new Column("Peerproof", ComparedCall::peerproof);
  }

  List<ComparedCall> broken() {
    return calls.stream().filter(ComparedCall::broken).toList();
  }

  List<ComparedCall> healthy() {
    return calls.stream().filter(call -> !call.broken()).toList();
  }

  long count(Column column, Detection mark) {
    return calls.stream().filter(call -> column.mark().apply(call) == mark).count();
  }
}
