package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.cli.Cli;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SeriesJournal;
import io.peerproof.report.SeriesReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class TimingCommandTest {

  /** For commands that are to make no series. */
  public static final TimingRunFunction NONE =
      (settings, store, folder, progress, stopped) -> {
        throw new AssertionError("no series was ordered");
      };

  @TempDir Path temp;

  private final FakeTerminal console = FakeTerminal.pipe();
  private final List<CallSettings> settings = new ArrayList<>();
  private final List<SeriesJournal.Plan> plans = new ArrayList<>();

  private int timing(String... options) {
    List<String> all = new ArrayList<>(List.of("timing"));
    all.addAll(List.of(options));
    return new Cli(
            (wanted, folder, progress) -> {
              throw new AssertionError("no call was ordered");
            },
            (wanted, folder, progress, stopped) -> {
              throw new AssertionError("no matrix was ordered");
            },
            (wanted, store, folder, progress, stopped) -> make(wanted, store),
            (browser, listener) -> {},
            () -> {},
            console.terminal(),
            Map.of(),
            temp.resolve("no-such.yaml"),
            Clock.systemUTC())
        .run(all.toArray(String[]::new));
  }

  /** A warm-up and two calls that count, the last of them disturbed. */
  private RunReport make(CallSettings wanted, SeriesJournal store) throws IOException {
    settings.add(wanted);
    plans.add(store.plan());
    RunReport sample = SampleReports.passed();
    CallReport call = sample.calls().get(0);
    for (int n = store.entries().size() + 1; n <= 3; n++) {
      store.add(new SeriesJournal.Entry(call.withId(String.valueOf(n)), n == 1, List.of()));
    }
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.PASSED,
        "fine",
        sample.startedAt(),
        10,
        sample.host(),
        store.plan().command(),
        store.entries().stream().map(SeriesJournal.Entry::call).toList(),
        null,
        new SeriesReport("warm", 2, List.of("1"), List.of("3"), 0.25, 0, List.of(), null),
        null);
  }

  private String out() {
    return temp.resolve("out").toString();
  }

  @Test
  void a_hundred_warm_calls_of_the_demo_are_ordered_when_nothing_is_said() {
    int exit = timing("--out", out());

    assertThat(exit).as(console.err()).isZero();
    assertThat(plans.get(0))
        .extracting(
            SeriesJournal.Plan::calls,
            SeriesJournal.Plan::warmUps,
            SeriesJournal.Plan::profile,
            SeriesJournal.Plan::pageOptions)
        .containsExactly(100, 3, "warm", List.of());
    assertThat(settings.get(0).peer(PeerRole.CALLER).page()).startsWith("/?room=");
  }

  @Test
  void each_phase_is_told_with_its_median_and_its_tail_and_what_disturbed_it() {
    timing("--out", out());

    assertThat(console.out())
        .contains("PASSED  fine")
        .contains("during 1 of the calls: 3.")
        .contains("of 2 calls")
        .containsPattern("median +p90 +p95 +p99")
        .containsPattern("caller total +341\\.0 +341\\.0 +341\\.0 +341\\.0")
        .contains("Report: ");
    assertThat(temp.resolve("out/report.html")).isNotEmptyFile();
  }

  @Test
  void options_say_otherwise() {
    timing(
        "--calls",
        "7",
        "--warm-ups",
        "0",
        "--profile",
        "cold",
        "--browser",
        "./chrome",
        "--page",
        "https://a.example/?r={room}",
        "--timeout",
        "9s",
        "--out",
        out());

    assertThat(plans.get(0).calls()).isEqualTo(7);
    assertThat(plans.get(0).profile()).isEqualTo("cold");
    assertThat(settings.get(0).timing().timeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.get(0).peer(PeerRole.CALLEE).page())
        .isEqualTo("https://a.example/?r={room}");
    assertThat(settings.get(0).peer(PeerRole.CALLEE).launch().browser().text())
        .isEqualTo("./chrome");
  }

  @Test
  void json_is_the_report_and_nothing_else() throws Exception {
    timing("--json", "--out", out());

    assertThat(console.out()).isEqualTo(Files.readString(temp.resolve("out/report.json")));
    assertThat(ReportJson.read(temp.resolve("out/report.json")).series()).isNotNull();
  }

  @Test
  void a_series_goes_on_as_it_was_ordered() {
    timing("--calls", "2", "--browser", "./chrome", "--timeout", "9s", "--out", out());

    int exit = timing("--resume", out());

    assertThat(exit).as(console.err()).isZero();
    assertThat(plans.get(1)).isEqualTo(plans.get(0));
    assertThat(settings.get(1)).isEqualTo(settings.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--calls 0 | Write 1 or more.",
        "--warm-ups -1 | Write 0 or more.",
        "--profile hot | 'hot'",
        "--browser netscape | \"netscape\" does not name a browser.",
        "--resume no-such-folder | no-such-folder is not the folder of an earlier run.",
      })
  void bad_input_is_refused_and_says_what_is_right(String options, String message) {
    int exit =
        timing((options + (options.contains("--resume") ? "" : " --out " + out())).split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(temp.resolve("out")).doesNotExist();
    assertThat(console.err()).contains(message);
    assertThat(settings).isEmpty();
  }

  @Test
  void a_series_that_goes_on_cannot_be_changed() {
    timing("--calls", "2", "--out", out());

    int exit = timing("--resume", out(), "--calls", "5");

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains("--calls cannot be used with --resume");
  }

  @Test
  void a_folder_without_a_series_says_so() {
    int exit = timing("--resume", temp.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains("contains no series: series.json: there is no such file");
  }
}
