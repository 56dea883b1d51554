package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.peerproof.cli.Cli;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.proof.Outcome;
import io.peerproof.regression.Tolerance;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.run.matrix.FailOn;
import io.peerproof.run.matrix.MatrixBrowser;
import io.peerproof.run.matrix.MatrixSettings;
import io.peerproof.run.matrix.Pairing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixCommandTest {

  @TempDir Path temp;

  private final FakeTerminal console = FakeTerminal.pipe();
  private final List<MatrixSettings> made = new ArrayList<>();

  private int run(RunReport report, Map<String, String> environment, String... arguments) {
    return new Cli(
            (settings, folder, progress) -> {
              throw new AssertionError("no call was ordered");
            },
            (settings, folder, progress, stopped) -> {
              made.add(settings);
              return report;
            },
            TimingCommandTest.NONE,
            (browser, listener) -> {},
            () -> {},
            console.terminal(),
            environment,
            temp.resolve("peerproof.yaml"),
            Clock.systemUTC())
        .run(arguments);
  }

  private int run(String... arguments) {
    return run(SampleReports.compared(), Map.of(), arguments);
  }

  private int matrix(String... options) {
    List<String> all = new ArrayList<>(List.of("matrix", "--out", out()));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  private String out() {
    return temp.resolve("out").toString();
  }

  private MatrixSettings settings() {
    assertThat(made).as(console.err()).hasSize(1);
    return made.get(0);
  }

  private void configure(String yaml) throws Exception {
    Files.writeString(temp.resolve("peerproof.yaml"), yaml);
  }

  @Test
  void browsers_are_all_that_must_be_said() {
    matrix("--browsers", "chrome,chrome@131,chrome");

    MatrixSettings settings = settings();
    assertThat(settings.browsers())
        .extracting(MatrixBrowser::label)
        .containsExactly("chrome", "chrome@131", "chrome (2)");
    assertThat(settings.baseline().label()).isEqualTo("chrome");
    assertThat(settings.pairs()).isEqualTo(Pairing.SAME);
    assertThat(settings.plan().calls()).isEqualTo(30);
    assertThat(settings.plan().warmUps()).isEqualTo(3);
    assertThat(settings.stopEarly()).isFalse();
    assertThat(settings.policy().failOn())
        .containsExactlyInAnyOrder(FailOn.SLOWER, FailOn.FAILURES, FailOn.UNDECIDED);
    assertThat(settings.policy().criteria().tolerance()).isEqualTo(Tolerance.DEFAULT);
  }

  @Test
  void all_can_be_said() {
    matrix(
        "--browsers",
        "chrome,chrome@131",
        "--baseline",
        "chrome@131",
        "--pairs",
        "all",
        "--calls",
        "7",
        "--warm-ups",
        "0",
        "--seed",
        "5",
        "--stop-early",
        "--page",
        "https://example.org/?r={room}",
        "--tolerance",
        "total=20%,5%,2ms,total=40ms",
        "--fail-on",
        "slower");

    MatrixSettings settings = settings();
    assertThat(settings.baseline().label()).isEqualTo("chrome@131");
    assertThat(settings.pairs()).isEqualTo(Pairing.ALL);
    assertThat(settings.plan().calls()).isEqualTo(7);
    assertThat(settings.plan().warmUps()).isZero();
    assertThat(settings.plan().seed()).isEqualTo(5);
    assertThat(settings.stopEarly()).isTrue();
    assertThat(settings.call().caller().page()).isEqualTo("https://example.org/?r={room}");
    assertThat(settings.policy().failOn()).containsExactly(FailOn.SLOWER);
    assertThat(settings.policy().criteria().tolerance()).isEqualTo(new Tolerance(0.05, 2));
    assertThat(settings.policy().criteria().perMetric())
        .containsOnly(
            Map.entry("caller total", new Tolerance(0.2, 40)),
            Map.entry("callee total", new Tolerance(0.2, 40)));
  }

  @Test
  void nothing_fails_it_where_none_is_said() {
    matrix("--browsers", "chrome,chrome", "--fail-on", "none");

    assertThat(settings().policy().failOn()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--calls 9 | The option '--browsers=LIST' is missing. Add it.",
        "--browsers chrome,chrome --same-browser | --same-browser has one browser for both peers, and a matrix compares pairs of browsers. Use \"peerproof timing --same-browser\" with each browser.",
        "--browsers chrome | --browsers names only one browser. Name two or more; to compare a browser with itself, name it twice.",
        "--browsers firefox,chrome | \"firefox\" does not name a browser. Valid values: auto, chrome (any browser of this machine); chrome@131, chrome@131.0.6778.85, chrome@stable, @beta, @dev, @canary (Chrome for Testing); debian:chromium@150 (the Debian package); npm:chromium@131 (the headless shell in @sparticuz/chromium); a path (/usr/bin/chromium or ./chrome); path:PATH.",
        "--browsers chrome,chrome --baseline firefox | \"firefox\" is not one of the browsers: chrome, chrome (2).",
        "--browsers chrome,chrome --calls 0 | Invalid value for option '--calls': 0. Write 1 or more.",
        "--browsers chrome,chrome --warm-ups -1 | Invalid value for option '--warm-ups': -1. Write 0 or more.",
        "--browsers chrome,chrome --page shop | 'shop' is not the address of a page. Write a full address, http://localhost:3000/, or a path on Peerproof's server, /?room={room}.",
        "--browsers chrome,chrome --tolerance much | Invalid value for option '--tolerance': 'much' is not a tolerance. Write 10%, 10ms or total=5%.",
        "--browsers chrome,chrome --tolerance icy=5% | Invalid value for option '--tolerance': 'icy' is not a phase. The phases are: media, signaling, ice, dtls, track, firstFrame, proven, total.",
      })
  void what_is_wrong_is_said_and_nothing_is_called(String options, String message) {
    int exit = matrix(options.split(" "));

    assertThat(exit).isEqualTo(2);
    assertThat(made).isEmpty();
    assertThat(console.err())
        .isEqualTo("peerproof matrix: " + message + "\nSee: peerproof matrix --help\n");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void words_that_there_are_not_are_told_with_those_that_there_are() {
    assertThat(matrix("--browsers", "chrome,chrome", "--fail-on", "all")).isEqualTo(2);
    assertThat(console.err()).contains("'all' is not one of slower, failures, undecided, none.");
    assertThat(matrix("--browsers", "chrome,chrome", "--pairs", "some")).isEqualTo(2);
    assertThat(console.err()).contains("'some' is not one of same, baseline, all.");
  }

  @Test
  void a_comparison_is_told_on_a_screen_and_left_in_all_its_forms() {
    int exit = matrix("--browsers", "chrome,chrome");

    assertThat(exit).isEqualTo(1);
    assertThat(console.out().lines())
        .startsWith(
            "✘ FAILED  chrome@131 to chrome is slower than chrome: caller ice by +50.0 ms.",
            "warning: The machine was another one.",
            "")
        .anyMatch(line -> line.matches(" +calls +failed +caller total +callee total +verdict"))
        .anyMatch(line -> line.matches(" +chrome@131 to chrome +22 +2 +\\+0.0 ms .* +- +SLOWER"))
        .anyMatch(
            line ->
                line.startsWith(
                    "chrome@131 to chrome, caller ice: SLOWER: 109.5 ms → 159.5 ms, +50.0 ms ("))
        .endsWith("Report: " + temp.resolve("out/report.html"));
    assertThat(temp.resolve("out"))
        .isDirectoryContaining("glob:**/report.json")
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/junit.xml")
        .isDirectoryContaining("glob:**/summary.md");
  }

  @Test
  void json_is_all_that_is_printed_when_it_is_asked_for() {
    matrix("--browsers", "chrome,chrome", "--json");

    assertThat(console.out()).isEqualTo(ReportJson.write(SampleReports.compared()));
  }

  @Test
  void githubs_summary_is_added_to_and_one_that_cannot_be_written_harms_nothing() throws Exception {
    Path summary = Files.writeString(temp.resolve("summary"), "before\n");
    RunReport report = SampleReports.compared();

    run(
        report,
        Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
        "matrix",
        "--browsers",
        "chrome,chrome",
        "--out",
        temp.resolve("a").toString());
    int exit =
        run(
            report,
            Map.of("GITHUB_STEP_SUMMARY", temp.resolve("no/such").toString()),
            "matrix",
            "--browsers",
            "chrome,chrome",
            "--out",
            temp.resolve("b").toString());

    assertThat(summary).content().startsWith("before\n## Peerproof: ✘ FAILED");
    assertThat(exit).isEqualTo(1);
    assertThat(console.err())
        .contains("The summary could not be written to $GITHUB_STEP_SUMMARY (");
  }

  @Test
  void what_the_configuration_says_holds_and_the_command_line_wins() throws Exception {
    configure(
        """
        matrix:
          browsers: [chrome, chrome@131]
          calls: 12
          stop-early: true
          tolerance: [5%, 3ms]
        """);

    matrix("--calls", "8");

    assertThat(settings().browsers()).hasSize(2);
    assertThat(settings().plan().calls()).isEqualTo(8);
    assertThat(settings().stopEarly()).isTrue();
    assertThat(settings().policy().criteria().tolerance()).isEqualTo(new Tolerance(0.05, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix: [ | is not YAML (line ",
        "martix: {calls: 3} | : there is no command 'martix'. Write one of: ",
        "matrix: {call: 3} | : there is no option for the command matrix named 'call'. Write one of: autoplay, baseline, browsers, callee-url, caller-url, calls, camera, ",
        "matrix: 3 | : matrix must contain names and values, one per line (calls: 30), not 3.",
        "matrix: {calls: } | : matrix.calls has no value. Write one, or remove the line.",
        "[matrix] | : it must contain names and values, one per line (calls: 30), not [\"matrix\"].",
      })
  void a_configuration_that_cannot_be_used_is_told(String yaml, String message) throws Exception {
    configure(yaml);

    int exit = matrix("--browsers", "chrome,chrome");

    assertThat(exit).isEqualTo(2);
    assertThat(made).isEmpty();
    assertThat(console.err())
        .startsWith("peerproof: " + temp.resolve("peerproof.yaml"))
        .contains(message);
  }

  @Test
  void a_key_that_stands_twice_is_told_with_its_line() throws Exception {
    configure("matrix:\n  calls: 3\n  calls: 4\n");

    assertThat(matrix("--browsers", "chrome,chrome")).isEqualTo(2);
    assertThat(console.err())
        .contains("is not YAML (line 3, column 8): Duplicate Object property \"calls\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix: {browsers: [chrome, ./chrome]}    | browsers | chrome,./chrome",
        "matrix: {baseline: 'path:chrome'}         | baseline | path:chrome",
        "matrix: {browsers: chrome, baseline: /b/c}| baseline | /b/c",
      })
  void a_program_that_another_user_names_is_refused(String yaml, String option, String value)
      throws Exception {
    configure(yaml);
    Path file = temp.resolve("peerproof.yaml");
    giveAway(file);

    int exit = matrix(option.equals("browsers") ? List.of() : List.of("--browsers", "chrome,a/b"));

    assertThat(exit).isEqualTo(2);
    assertThat(made).isEmpty();
    assertThat(console.err())
        .isEqualTo(
            "peerproof: peerproof.yaml names a program to run (matrix.%1$s: %2$s), but it belongs to another user, %3$s. Look at both, then name the program on the command line: --%1$s %2$s. Or become the owner of file and folder.\n"
                .formatted(option, value, Files.getOwner(file).getName()));
  }

  @Test
  void a_program_that_a_file_in_another_users_folder_names_is_refused() throws Exception {
    configure("matrix: {browsers: [chrome, ./chrome]}");
    giveAway(temp);

    assertThat(matrix(List.of())).isEqualTo(2);
    assertThat(made).isEmpty();
    assertThat(console.err()).contains("but its folder belongs to another user, ");
  }

  @Test
  void a_program_of_a_file_that_a_link_leads_to_is_refused_if_the_file_is_another_users()
      throws Exception {
    Path theirs =
        Files.writeString(temp.resolve("theirs.yaml"), "matrix: {browsers: [chrome, ./chrome]}");
    giveAway(theirs);
    Files.createSymbolicLink(temp.resolve("peerproof.yaml"), theirs);

    assertThat(matrix(List.of())).isEqualTo(2);
    assertThat(made).isEmpty();
    assertThat(console.err()).contains("but it belongs to another user, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matrix: {browsers: 'chrome,chrome@131,debian:chromium', calls: 3}    | ",
        "matrix: {browsers: 'chrome,./chrome'}                                | --browsers chrome,chrome@131",
        "call: {browser: ./chrome}                                            | --browsers chrome,chrome@131",
      })
  void what_another_users_file_says_of_no_program_that_would_run_is_taken(
      String yaml, @Nullable String options) throws Exception {
    configure(yaml);
    giveAway(temp.resolve("peerproof.yaml"));

    matrix(options == null ? List.of() : List.of(options.split(" ")));

    assertThat(settings().browsers()).hasSizeGreaterThan(1);
  }

  @Test
  void a_program_of_a_file_of_ones_own_is_run() throws Exception {
    configure("matrix: {browsers: [chrome, ./chrome]}");

    matrix(List.of());

    assertThat(settings().browsers())
        .extracting(MatrixBrowser::label)
        .containsExactly("chrome", "./chrome");
  }

  @Test
  void help_is_shown_whatever_another_users_file_says() throws Exception {
    configure("matrix: {browsers: [chrome, ./chrome]}");
    giveAway(temp.resolve("peerproof.yaml"));

    assertThat(run("matrix", "--help")).isZero();
  }

  private int matrix(List<String> options) {
    return matrix(options.toArray(String[]::new));
  }

  /** Makes a file or folder another user's. */
  private static void giveAway(Path path) throws Exception {
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    Files.setAttribute(path, "unix:uid", 12_345);
  }

  @Test
  void an_empty_configuration_says_nothing() throws Exception {
    configure("");

    matrix("--browsers", "chrome,chrome");

    assertThat(settings().plan().calls()).isEqualTo(30);
  }

  @Test
  void the_exit_code_is_that_of_the_outcome() {
    assertThat(
            run(
                SampleReports.compared(Outcome.PASSED),
                Map.of(),
                "matrix",
                "--browsers",
                "chrome,chrome",
                "--out",
                temp.resolve("1").toString()))
        .isZero();
    assertThat(
            run(
                SampleReports.compared(Outcome.INCONCLUSIVE),
                Map.of(),
                "matrix",
                "--browsers",
                "chrome,chrome",
                "--out",
                temp.resolve("2").toString()))
        .isEqualTo(3);
  }
}
