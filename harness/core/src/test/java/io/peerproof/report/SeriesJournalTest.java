package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesJournalTest {

  @TempDir Path folder;

  private static SeriesJournal.Plan plan(int schema) {
    return new SeriesJournal.Plan(
        schema, "warm", 5, 1, "auto", List.of(), 20000, false, List.of("timing"), Instant.EPOCH);
  }

  private static SeriesJournal.Entry entry(String id) {
    return new SeriesJournal.Entry(
        SampleReports.passed().calls().get(0).withId(id),
        id.equals("1"),
        List.of(new SeriesReport.LoadSample(500, 0.8, 0.7, 4000)));
  }

  private SeriesJournal begun() throws Exception {
    SeriesJournal store = SeriesJournal.begin(folder, plan(RunReport.SCHEMA_VERSION));
    store.add(entry("1"));
    store.add(entry("2"));
    return store;
  }

  @Test
  void what_was_made_is_there_again() throws Exception {
    SeriesJournal store = begun();

    SeriesJournal again = SeriesJournal.resume(folder);

    assertThat(again.plan()).isEqualTo(store.plan());
    assertThat(again.entries()).isEqualTo(store.entries()).hasSize(2);
  }

  @Test
  void a_line_that_was_broken_off_is_left_out_and_the_next_call_has_its_own() throws Exception {
    begun();
    Path calls = folder.resolve("calls.jsonl");
    Files.writeString(calls, "{\"call\":{\"id\":\"3\",", StandardOpenOption.APPEND);

    SeriesJournal again = SeriesJournal.resume(folder);
    again.add(entry("3"));

    assertThat(again.entries()).extracting(e -> e.call().id()).containsExactly("1", "2", "3");
    assertThat(SeriesJournal.resume(folder).entries()).isEqualTo(again.entries());
  }

  @Test
  void a_series_of_which_no_call_was_made_yet_begins_at_the_first() throws Exception {
    SeriesJournal.begin(folder, plan(RunReport.SCHEMA_VERSION));

    assertThat(SeriesJournal.resume(folder).entries()).isEmpty();
  }

  @Test
  void a_broken_line_in_the_middle_is_named_and_nothing_is_lost() throws Exception {
    begun();
    Path calls = folder.resolve("calls.jsonl");
    String before = "nonsense\n" + Files.readString(calls);
    Files.writeString(calls, before);

    assertThatThrownBy(() -> SeriesJournal.resume(folder))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessageContaining("is damaged in line 1")
        .hasMessageContaining("Remove the line, or start a new series.");
    assertThat(calls).hasContent(before);
  }

  @Test
  void a_series_of_another_version_is_not_mixed_with_this_one() throws Exception {
    SeriesJournal.begin(folder, plan(3));

    assertThatThrownBy(() -> SeriesJournal.resume(folder))
        .hasMessageContaining("(schema 3; this version writes " + RunReport.SCHEMA_VERSION + ")");
  }

  @Test
  void a_broken_plan_says_so() throws Exception {
    Files.writeString(folder.resolve("series.json"), "{");

    assertThatThrownBy(() -> SeriesJournal.resume(folder))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessageContaining("series.json is broken");
  }
}
