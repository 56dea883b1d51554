package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.report.html.ReportHtml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T22:05:11.9Z"), ZoneOffset.UTC);

  @TempDir Path temp;

  @Test
  void a_run_gets_a_folder_named_by_its_time() {
    RunDirectory folder = RunDirectory.inside(temp.resolve("target/peerproof"), CLOCK);

    assertThat(folder.path()).isEqualTo(temp.resolve("target/peerproof/2026-11-22T220511Z"));
    assertThat(folder.log()).isEmptyFile();
  }

  @Test
  void runs_of_the_same_second_get_folders_of_their_own() throws Exception {
    ExecutorService together = Executors.newFixedThreadPool(8);
    Callable<Path> run = () -> RunDirectory.inside(temp, CLOCK).path();

    List<Future<Path>> made = together.invokeAll(Stream.generate(() -> run).limit(8).toList());
    together.shutdown();

    Set<String> names =
        made.stream()
            .map(RunDirectoryTest::get)
            .map(p -> p.getFileName() + "")
            .collect(Collectors.toSet());
    assertThat(names)
        .containsExactlyInAnyOrder(
            "2026-11-22T220511Z",
            "2026-11-22T220511Z-2",
            "2026-11-22T220511Z-3",
            "2026-11-22T220511Z-4",
            "2026-11-22T220511Z-5",
            "2026-11-22T220511Z-6",
            "2026-11-22T220511Z-7",
            "2026-11-22T220511Z-8");
  }

  private static Path get(Future<Path> path) {
    try {
      return path.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_written_report_is_in_both_forms_and_latest_leads_to_it() throws Exception {
    RunDirectory folder = RunDirectory.inside(temp, CLOCK);

    ReportHtml.write(SampleReports.passed(), folder);

    assertThat(ReportJson.read(temp.resolve("latest/report.json")))
        .isEqualTo(SampleReports.passed());
    assertThat(temp.resolve("latest/report.html"))
        .hasContent(ReportHtml.render(SampleReports.passed()));
    assertThat(temp.resolve("latest").toRealPath()).isEqualTo(folder.path().toRealPath());
    assertThat(Files.readSymbolicLink(temp.resolve("latest")))
        .isEqualTo(Path.of("2026-11-22T220511Z"));
    assertThat(names(folder.path())).containsExactly("peerproof.log", "report.html", "report.json");
  }

  @Test
  void half_a_character_of_a_page_is_no_reason_to_lose_a_report() throws Exception {
    RunDirectory.writeAtOnce(temp.resolve("report.json"), "a\ud83db");

    assertThat(temp.resolve("report.json")).hasContent("a?b");
  }

  @Test
  void latest_leads_to_the_run_that_was_written_last() throws Exception {
    RunDirectory first = RunDirectory.inside(temp, CLOCK);
    RunDirectory second = RunDirectory.inside(temp, CLOCK);

    ReportHtml.write(SampleReports.passed(), first);
    ReportHtml.write(SampleReports.failed(), second);

    assertThat(temp.resolve("latest").toRealPath()).isEqualTo(second.path().toRealPath());
    assertThat(names(temp)).containsExactly("2026-11-22T220511Z", "2026-11-22T220511Z-2", "latest");
  }

  @Test
  void a_latest_that_is_no_link_is_left_as_it_is() throws Exception {
    Files.createDirectories(temp.resolve("latest/keep"));

    ReportHtml.write(SampleReports.passed(), RunDirectory.inside(temp, CLOCK));

    assertThat(temp.resolve("latest/keep")).isDirectory();
  }

  @Test
  void a_named_folder_is_made_and_gets_no_latest() throws Exception {
    RunDirectory folder = RunDirectory.at(temp.resolve("a/b"));

    ReportHtml.write(SampleReports.failed(), folder);

    assertThat(names(temp.resolve("a/b")))
        .containsExactly("peerproof.log", "report.html", "report.json");
    assertThat(names(temp.resolve("a"))).containsExactly("b");
  }

  @Test
  void a_named_folder_that_holds_other_files_keeps_them() throws Exception {
    Files.writeString(temp.resolve("notes.txt"), "mine");

    ReportHtml.write(SampleReports.failed(), RunDirectory.at(temp));

    assertThat(temp.resolve("notes.txt")).hasContent("mine");
  }

  @Test
  void a_folder_that_holds_a_run_is_refused() throws Exception {
    ReportHtml.write(SampleReports.passed(), RunDirectory.at(temp));

    assertThatThrownBy(() -> RunDirectory.at(temp))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessage(
            temp
                + " already contains a run of Peerproof, which would be overwritten. Name another folder with --out, or remove this one.");
    assertThat(ReportJson.read(temp.resolve("report.json"))).isEqualTo(SampleReports.passed());
  }

  @Test
  void a_folder_with_only_a_foreign_report_is_refused() throws Exception {
    Files.writeString(temp.resolve("report.html"), "another tool's");

    assertThatThrownBy(() -> RunDirectory.at(temp)).isInstanceOf(UnusableFolderException.class);
    assertThat(names(temp)).containsExactly("report.html");
  }

  @Test
  void a_file_is_no_folder() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.at(file))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessage(
            "The report cannot be written to "
                + file
                + ": it is a file, not a folder. With --out, name a folder that you can write to.");
  }

  @Test
  void a_folder_below_a_file_cannot_be_made() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> RunDirectory.at(file.resolve("out")))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessageStartingWith("The report cannot be written to " + file.resolve("out") + ": ")
        .hasMessageEndingWith(". With --out, name a folder that you can write to.");
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
